using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Postgres;

/// <summary>Removes what is too old or too much. The server's autovacuum frees the space for what comes next.</summary>
internal static class Retention
{
    // What a row takes is weighed as it was when it was appended.
    public const string SelectOldest = $"""
        SELECT seq, at, 3 * length(bytes) / 2 + 200, 0 FROM messages WHERE seq > ?1
        UNION ALL
        SELECT seq, at, octet_length(body) + 80, CASE type WHEN '{EventFormat.GapRecorded}' THEN 2 ELSE 1 END
        FROM events WHERE seq > ?1
        ORDER BY seq LIMIT ?2
        """;

    private const string DeleteUpTo = """
        WITH gone_messages AS (DELETE FROM messages WHERE seq <= ?1 RETURNING 3 * length(bytes) / 2 + 200 AS size),
            gone_events AS (DELETE FROM events WHERE seq <= ?1 RETURNING octet_length(body) + 80 AS size),
            gone_deliveries AS (DELETE FROM deliveries WHERE message_seq <= ?1),
            gone_texts AS (DELETE FROM texts WHERE seq <= ?1)
        SELECT (coalesce((SELECT sum(size) FROM gone_messages), 0) + coalesce((SELECT sum(size) FROM gone_events), 0))::bigint
        """;

    private const int Message = 0;
    private const int Gap = 2;

    public static TrimPlan? Plan(PostgresDatabase database, DateTimeOffset? olderThan, long? maxBytes, int step)
    {
        var excess = maxBytes is { } limit ? StoreRow.Read(database, StoreRow.SelectBytes) - limit : 0;
        var before = olderThan is { } oldest ? StoredTime.From(oldest) : long.MinValue;
        var rows = database.Statement(SelectOldest)
            .Bind(1, StoreRow.Read(database, StoreRow.SelectTrimmed)).Bind(2, step);
        var plan = new TrimCount();
        try
        {
            while (rows.Step() && (excess > 0 || rows.Number(1) < before))
            {
                plan.Add(rows.Number(0), rows.Number(1), isMessage: rows.Number(3) == Message, isGap: rows.Number(3) == Gap);
                excess -= rows.Number(2);
            }
        }
        finally
        {
            rows.Reset();
        }

        return plan.ToPlan();
    }

    public static void Remove(PostgresDatabase database, long upToSeq)
    {
        StrangerRows.Trim(database, upToSeq);
        var bytes = database.Statement(DeleteUpTo).Bind(1, upToSeq).ReadFirst(static row => row.Number(0));
        StoreRow.SetTrimmed(database, upToSeq, bytes);
    }
}
