namespace WebUdpChat.Storage.Postgres;

/// <summary>The one row of <c>store</c>: what is known of the journal as a whole. Whoever has locked it may append.</summary>
internal static class StoreRow
{
    public const string SelectEpoch = "SELECT epoch FROM store WHERE id = 1";
    public const string SelectTrimmed = "SELECT trimmed_seq FROM store WHERE id = 1";
    public const string SelectBytes = "SELECT bytes FROM store WHERE id = 1";

    /// <summary>Locks the row. 1: the node.</summary>
    public const string Lock =
        "SELECT head_seq, trimmed_seq, (SELECT run FROM nodes WHERE name = ?1) FROM store WHERE id = 1 FOR UPDATE OF store";

    /// <summary>1: the last place. 2: its time. 3: bytes more than before.</summary>
    public const string UpdateHead = "UPDATE store SET head_seq = ?1, head_at = ?2, bytes = bytes + ?3 WHERE id = 1";

    private const string UpdateTrimmed = "UPDATE store SET trimmed_seq = greatest(trimmed_seq, ?1), bytes = bytes - ?2 WHERE id = 1";

    /// <summary>Reads one of the numbers.</summary>
    public static long Read(PostgresDatabase database, string select) =>
        database.Statement(select).ReadFirst(static row => row.Number(0));

    public static string ReadEpoch(PostgresDatabase database) =>
        database.Statement(SelectEpoch).ReadFirst(static row => row.Text(0)) ?? "";

    public static void SetTrimmed(PostgresDatabase database, long seq, long bytes) =>
        database.Statement(UpdateTrimmed).Bind(1, seq).Bind(2, bytes).Run();
}
