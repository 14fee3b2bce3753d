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
    private bool _mayBeThin = true;

    /// <summary>Whether so much is to be done that a step is worth its transaction.</summary>
    public bool IsWorthwhile => _mayBeThin || _waiting >= minStep;

    /// <summary>The token that stands for a conversation.</summary>
    public static string Place(ConversationId conversation) => conversation.ToString();

    /// <summary>Messages were appended.</summary>
    public void Grow(int messages) => _waiting += messages;

    /// <summary>Messages were removed from its midst.</summary>
    public void Thin() => _mayBeThin = true;

    /// <summary>Takes the next messages into the index, or into the replacement of a part of it. Returns how many it went through.</summary>
    public int Advance(SqliteDatabase database, int limit)
    {
        if (_mayBeThin && TextParts.Read(database).Find(static part => part.IsToBeRenewed) is { } thin)
            return Renew(database, thin, limit);
        _mayBeThin = false;
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

    // The words of removed messages can only be left out: a contentless table does not know which they were.
    private int Renew(SqliteDatabase database, TextPart part, int limit)
    {
        if (part.RenewedSeq is null)
        {
            TextParts.Make(database, part.NextTable);
            TextParts.Save(database, part with { RenewedSeq = part.FirstSeq - 1, RenewedMessages = 0, RenewedBytes = 0, Removed = 0 });
            return 1;
        }

        var (renewed, ended) = Refill(database, part, limit);
        if (!ended)
            TextParts.Save(database, renewed);
        else if (renewed.RenewedMessages == 0)
            TextParts.Drop(database, part);
        else
            Replace(database, renewed);
        return (int)Math.Max(1, renewed.RenewedMessages - part.RenewedMessages);
    }

    private static void Replace(SqliteDatabase database, TextPart part)
    {
        database.Execute($"DROP TABLE {part.Table}");
        database.Execute($"ALTER TABLE {part.NextTable} RENAME TO {part.Table}");
        TextParts.Save(database, part with { Messages = part.RenewedMessages, Bytes = part.RenewedBytes, RenewedSeq = null });
    }

    private (TextPart Part, bool Ended) Refill(SqliteDatabase database, TextPart part, int limit)
    {
        using var insert = database.Prepare(Insertion(part.NextTable));
        var rows = database.Statement(SelectUnindexed).Bind(1, part.RenewedSeq!.Value).Bind(2, limit);
        var stop = part.RenewedBytes + MaxStepBytes;
        try
        {
            for (var count = 0; count < limit && part.RenewedBytes < stop; count++)
            {
                if (!rows.Step() || rows.Number(0) > part.LastSeq)
                    return (part, Ended: true);
                Insert(insert, rows);
                part = part.Renewed(rows.Number(0), rows.Bytes(5).Length);
            }
        }
        finally
        {
            rows.Reset();
        }

        return (part, Ended: false);
    }

    private static string Insertion(string table) => $"INSERT INTO {table} (rowid, text, place) VALUES (?1, ?2, ?3)";

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
        using var insert = database.Prepare(Insertion(part.Table));
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
