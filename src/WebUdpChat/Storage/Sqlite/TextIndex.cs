using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>
/// The full-text index. It trails the journal: appending does not wait for it. It holds tokens only, since the text
/// itself is in the messages' bytes.
/// </summary>
internal sealed class TextIndex(MessageReader readText, int minStep)
{
    public const string SelectUnindexed =
        "SELECT seq, conversation_id, charset, terminator_length, bytes FROM messages WHERE seq > ?1 ORDER BY seq LIMIT ?2";

    // A step of long messages must not hold up the writer for longer than one of short ones.
    private const int MaxBytes = 1024 * 1024;

    private const string InsertText = "INSERT INTO message_text (rowid, text, place) VALUES (?1, ?2, ?3)";

    // At the start nobody knows; and it may be more than it is, for a batch that was not committed counts.
    private long _waiting = int.MaxValue;

    /// <summary>Whether so many messages wait that a step is worth its transaction.</summary>
    public bool IsWorthwhile => _waiting >= minStep;

    /// <summary>The token that stands for a conversation.</summary>
    public static string Place(long conversation) => new Core.Conversations.ConversationId(conversation).ToString();

    /// <summary>Messages were appended.</summary>
    public void Grow(int messages) => _waiting += messages;

    /// <summary>Takes the next messages into the index. Returns how many it went through.</summary>
    public int Advance(SqliteDatabase database, int limit)
    {
        var indexed = StoreRow.Read(database, StoreRow.SelectIndexed);
        var unindexed = database.Statement(SelectUnindexed).Bind(1, indexed).Bind(2, limit);
        var (count, bytes, last) = (0, 0, indexed);
        try
        {
            while (bytes < MaxBytes && unindexed.Step())
            {
                last = unindexed.Number(0);
                bytes += unindexed.Bytes(4).Length;
                Insert(database, last, unindexed);
                count++;
            }
        }
        finally
        {
            unindexed.Reset();
        }

        if (count > 0)
            StoreRow.SetIndexed(database, last);
        _waiting = count < limit && bytes < MaxBytes ? 0 : _waiting - count;
        return count;
    }

    private void Insert(SqliteDatabase database, long seq, SqliteStatement row)
    {
        var text = readText(row.Bytes(4).ToArray(), MessageRows.Charset(row.Bytes(2)), (int)row.Number(3));
        if (text is null)
            return;
        var tokens = SearchTokens.Split(text);
        if (tokens.Count == 0)
            return;
        database.Statement(InsertText)
            .Bind(1, seq).Bind(2, string.Join(' ', tokens)).Bind(3, Place(row.Number(1))).Run();
    }
}
