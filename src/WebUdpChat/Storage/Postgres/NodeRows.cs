using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Postgres;

/// <summary>Rows of <c>nodes</c>: the gateways that share the journal. All times are the server's, so that no two clocks are compared.</summary>
internal static class NodeRows
{
    public const string SelectAll = $"SELECT name, clean_end, {Now} - seen_at FROM nodes ORDER BY name";
    public const string SelectOne = "SELECT clean_end, seen_at, head_seq FROM nodes WHERE name = ?1";

    /// <summary>1: the last place that the node appended. 2: the node.</summary>
    public const string UpdateHead = "UPDATE nodes SET head_seq = ?1 WHERE name = ?2";

    private const string Now = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";

    private const string Insert = $"""
        INSERT INTO nodes (name, run, seen_at) VALUES (?1, ?2, {Now})
        ON CONFLICT (name) DO UPDATE SET run = ?2, seen_at = excluded.seen_at
        """;

    private const string Touch = $"UPDATE nodes SET seen_at = {Now} WHERE name = ?1 AND run = ?2 RETURNING seen_at";
    private const string UpdateCleanEnd = "UPDATE nodes SET clean_end = ?1 WHERE name = ?2";

    /// <summary>The node begins a run.</summary>
    public static void Enter(PostgresDatabase database, string node, string run) => database.Statement(Insert).Bind(1, node).Bind(2, run).Run();

    /// <summary>A sign of life. False where another process is this node by now.</summary>
    public static bool Beat(PostgresDatabase database, string node, string run) =>
        database.Statement(Touch).Bind(1, node).Bind(2, run).ReadFirst(static row => row.Number(0)) > 0;

    public static void SetCleanEnd(PostgresDatabase database, string node, bool clean) =>
        database.Statement(UpdateCleanEnd).Bind(1, clean ? 1 : 0).Bind(2, node).Run();

    public static (bool CleanEnd, long SeenAt, long HeadSeq)? Find(PostgresDatabase database, string node) => database.Statement(SelectOne)
        .Bind(1, node).ReadFirst(static row => ((bool, long, long)?)(row.Number(0) != 0, row.Number(1), row.Number(2)));

    /// <summary>All nodes; gone is who ended as it should, or gave no sign of life for so long.</summary>
    public static List<JournalNode> All(PostgresDatabase database, TimeSpan lease) => database.Statement(SelectAll).ReadAll(row =>
        new JournalNode(row.Text(0), row.Number(1) != 0 || row.Number(2) > lease.Ticks / TimeSpan.TicksPerMicrosecond));
}
