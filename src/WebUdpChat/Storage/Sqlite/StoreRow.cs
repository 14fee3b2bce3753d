namespace WebUdpChat.Storage.Sqlite;

/// <summary>The one row of <c>store</c>: what is known of the journal as a whole.</summary>
internal static class StoreRow
{
    public const string SelectEpoch = "SELECT epoch FROM store WHERE id = 1";
    public const string SelectHead = "SELECT head_seq FROM store WHERE id = 1";
    public const string SelectTrimmed = "SELECT trimmed_seq FROM store WHERE id = 1";
    public const string SelectIndexed = "SELECT indexed_seq FROM store WHERE id = 1";

    private const string UpdateHead = "UPDATE store SET head_seq = ?1, head_at = ?2 WHERE id = 1";

    private const string UpdateTrimmed =
        "UPDATE store SET trimmed_seq = max(trimmed_seq, ?1), indexed_seq = max(indexed_seq, ?1) WHERE id = 1";

    private const string UpdateIndexed = "UPDATE store SET indexed_seq = ?1 WHERE id = 1";
    private const string UpdateCleanEnd = "UPDATE store SET clean_end = ?1 WHERE id = 1";

    /// <summary>Reads one of the numbers.</summary>
    public static long Read(SqliteDatabase database, string select) =>
        database.Statement(select).ReadFirst(static row => row.Number(0));

    public static string ReadEpoch(SqliteDatabase database) =>
        database.Statement(SelectEpoch).ReadFirst(static row => row.Text(0)) ?? "";

    public static void SetHead(SqliteDatabase database, long seq, DateTimeOffset at) =>
        database.Statement(UpdateHead).Bind(1, seq).Bind(2, StoredTime.From(at)).Run();

    /// <summary>What is removed need not be indexed any more.</summary>
    public static void SetTrimmed(SqliteDatabase database, long seq) => database.Statement(UpdateTrimmed).Bind(1, seq).Run();

    public static void SetIndexed(SqliteDatabase database, long seq) => database.Statement(UpdateIndexed).Bind(1, seq).Run();

    public static void SetCleanEnd(SqliteDatabase database, bool clean) =>
        database.Statement(UpdateCleanEnd).Bind(1, clean ? 1 : 0).Run();
}
