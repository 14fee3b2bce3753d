using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage;

/// <summary>Reads the journal in its order: messages and the other events are two tables, put together again by their places.</summary>
internal static class EntryReads
{
    public const string SelectEntries = $"""
        SELECT {MessageColumns.All}, NULL AS type, NULL AS body
        FROM messages WHERE seq > ?1 AND seq <= ?2
        UNION ALL
        SELECT seq, at, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, type, body
        FROM events WHERE seq > ?1 AND seq <= ?2
        ORDER BY seq LIMIT ?3
        """;

    public static IReadOnlyList<JournalEntry> Read(SqlDatabase database, long afterSeq, long upToSeq, int limit) =>
        database.Statement(SelectEntries).Bind(1, afterSeq).Bind(2, upToSeq).Bind(3, limit).ReadAll(Read);

    private static JournalEntry Read(SqlStatement row)
    {
        var at = MessageColumns.At(row);
        JournalEvent change = row.IsNull(MessageColumns.Count)
            ? new MessagePosted(MessageColumns.Read(row) with { OpenedAt = null }) // that is an event of its own
            : EventFormat.Read(row.Text(MessageColumns.Count), row.Bytes(MessageColumns.Count + 1), at);
        return new JournalEntry(row.Number(0), at, change);
    }
}
