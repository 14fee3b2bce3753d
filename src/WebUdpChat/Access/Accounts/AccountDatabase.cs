using WebUdpChat.Storage;

namespace WebUdpChat.Access.Accounts;

/// <summary>Where it is written who may come in.</summary>
internal abstract class AccountDatabase : IDisposable
{
    /// <summary>Opens it, or makes it.</summary>
    public abstract void Open();

    /// <summary>Reads, or changes with one statement.</summary>
    public abstract T Use<T>(Func<SqlDatabase, T> use);

    /// <summary>Changes with several statements, all of them or none, and nobody else changes anything meanwhile.</summary>
    public abstract T InTransaction<T>(Func<SqlDatabase, T> use);

    public abstract void Dispose();
}
