using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>
/// The full-text index. It trails the journal: appending does not wait for it. It holds tokens only, since the text
/// itself is in the messages' bytes.
/// </summary>
internal sealed class TextIndex(MessageReader readText, int minStep)
{
    public const string SelectUnindexed =
        "SELECT seq, at, conversation_id, charset, terminator_length, bytes, header_length FROM messages WHERE seq > ?1 ORDER BY seq LIMIT ?2";

    public const string SelectNextAt = "SELECT seq, at FROM messages WHERE seq > ?1 ORDER BY seq LIMIT 1";

    // A step of long messages must not hold up the writer for longer than one of short ones.
    private const int MaxStepBytes = 1024 * 1024;

    // At the start nobody knows; and it may be more than it is, for a batch that was not committed counts.
    private long _waiting = int.MaxValue;

    /// <summary>Whether so many messages wait that a step is worth its transaction.</summary>
    public bool IsWorthwhile => _waiting >= minStep;

    /// <summary>The token that stands for a conversation.</summary>
    public static string Place(ConversationId conversation) => conversation.ToString();

    /// <summary>Messages were appended.</summary>
    public void Grow(int messages) => _waiting += messages;

    /// <summary>Takes the next messages into the index. Returns how many it went through.</summary>
    public int Advance(SqliteDatabase database, int limit)
    {
        var indexed = StoreRow.Read(database, StoreRow.SelectIndexed);
        if (PartFor(database, indexed) is not { } part)
        {
            _waiting = 0;
            return 0;
        }

        var (grown, ended) = Fill(database, part, indexed, limit);
        TextParts.Save(database, grown);
        StoreRow.SetIndexed(database, grown.LastSeq);
        var count = (int)(grown.Messages - part.Messages);
        _waiting = ended ? 0 : Math.Max(minStep, _waiting - count);
        return count;
    }

    // Null where nothing waits. A part is begun between steps, since nothing may be read while a table is made.
    private static TextPart? PartFor(SqliteDatabase database, long indexed)
    {
        var next = database.Statement(SelectNextAt).Bind(1, indexed)
            .ReadFirst(static row => ((long Seq, long At)?)(row.Number(0), row.Number(1)));
        if (next is not { } message)
            return null;
        var newest = TextParts.Read(database).FirstOrDefault();
        return newest is null || newest.IsFullFor(message.At) ? TextParts.Begin(database, message.Seq, message.At) : newest;
    }

    // Also tells whether nothing waits any more.
    private (TextPart Part, bool Ended) Fill(SqliteDatabase database, TextPart part, long indexed, int limit)
    {
        using var insert = database.Prepare($"INSERT INTO {part.Table} (rowid, text, place) VALUES (?1, ?2, ?3)");
        var rows = database.Statement(SelectUnindexed).Bind(1, indexed).Bind(2, limit);
        var stop = part.Bytes + MaxStepBytes;
        try
        {
            for (var count = 0; count < limit; count++)
            {
                if (!rows.Step())
                    return (part, Ended: true);
                if (part.Bytes >= stop || part.IsFullFor(rows.Number(1)))
                    return (part, Ended: false);
                Insert(insert, rows);
                part = part.With(rows.Number(0), rows.Bytes(5).Length);
            }
        }
        finally
        {
            rows.Reset();
        }

        return (part, Ended: false);
    }

    private void Insert(SqliteStatement insert, SqliteStatement row)
    {
        var text = readText(row.Bytes(5)[(int)row.Number(6)..^(int)row.Number(4)].ToArray(), MessageColumns.Charset(row.Bytes(3)));
        if (text is null)
            return;
        var tokens = SearchTokens.Split(text);
        if (tokens.Count > 0)
            insert.Bind(1, row.Number(0))
                .Bind(2, string.Join(' ', tokens))
                .Bind(3, Place(new ConversationId(row.Number(2))))
                .Run();
    }
}
