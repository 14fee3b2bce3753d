namespace WebUdpChat.Storage;

/// <summary>One connection to a database, for what is asked of both kinds in the same words. One user at a time.</summary>
internal abstract class SqlDatabase : IDisposable
{
    /// <summary>A statement with parameters ?1, ?2, …</summary>
    public abstract SqlStatement Statement(string sql);

    public abstract void Dispose();
}
