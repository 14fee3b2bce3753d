using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>Removes what is too old or too much.</summary>
internal static class Retention
{
    // What a row takes with its share of the indexes is a guess. Where it is too high, a step removes too little and
    // the next one the rest; where it is too low, the next one is needed later.
    public const string SelectOldest = $"""
        SELECT seq, at, 3 * length(bytes) / 2 + 80, 0 FROM messages WHERE seq > ?1
        UNION ALL
        SELECT seq, at, length(body) + 50, CASE type WHEN '{EventFormat.GapRecorded}' THEN 2 ELSE 1 END
        FROM events WHERE seq > ?1
        ORDER BY seq LIMIT ?2
        """;

    private const string DeleteMessages = "DELETE FROM messages WHERE seq <= ?1";
    private const string DeleteEvents = "DELETE FROM events WHERE seq <= ?1";

    private const int Message = 0;
    private const int Gap = 2;

    /// <summary>What the file takes less its free pages, in bytes.</summary>
    public static long UsedBytes(SqliteDatabase database) =>
        (database.ReadNumber("PRAGMA page_count") - database.ReadNumber("PRAGMA freelist_count")) * SqlitePragmas.PageSize;

    public static TrimPlan? Plan(SqliteDatabase database, DateTimeOffset? olderThan, long? maxBytes, int step)
    {
        var excess = maxBytes is { } limit ? UsedBytes(database) - limit : 0;
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

    public static void Remove(SqliteDatabase database, long upToSeq)
    {
        StrangerRows.Trim(database, upToSeq);
        TextParts.Drop(database, upToSeq);
        database.Statement(DeleteMessages).Bind(1, upToSeq).Run();
        database.Statement(DeleteEvents).Bind(1, upToSeq).Run();
        Spans.Trim(database, upToSeq);
        StoreRow.SetTrimmed(database, upToSeq);
    }

    /// <summary>Gives free pages back to the file system. Returns whether there are more.</summary>
    public static bool Reclaim(SqliteDatabase database, int maxPages)
    {
        database.Execute($"PRAGMA incremental_vacuum({maxPages})");
        return database.ReadNumber("PRAGMA freelist_count") > 0;
    }
}
