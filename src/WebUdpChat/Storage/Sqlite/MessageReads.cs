using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>Reads messages with their present delivery.</summary>
internal static class MessageReads
{
    public const string SelectNewest = $"""
        SELECT {MessageColumns.All} FROM messages_by_conversation
        WHERE conversation_id = ?1 AND seq > ?2 AND seq < ?3 AND span >= ?2 >> {Spans.Bits} AND span <= ?3 >> {Spans.Bits}
        ORDER BY span DESC, seq DESC LIMIT ?4
        """;

    public const string SelectOldest = $"""
        SELECT {MessageColumns.All} FROM messages_by_conversation
        WHERE conversation_id = ?1 AND seq > ?2 AND seq < ?3 AND span >= ?2 >> {Spans.Bits} AND span <= ?3 >> {Spans.Bits}
        ORDER BY span, seq LIMIT ?4
        """;

    public const string SelectOne = $"SELECT {MessageColumns.All} FROM messages WHERE seq = ?1";

    public const string SelectByClientId =
        $"SELECT {MessageColumns.All} FROM messages WHERE conversation_id = ?1 AND client_message_id = ?2";

    public const string CountAfter = $"""
        SELECT count(*) FROM (
            SELECT 1 FROM messages_by_conversation
            WHERE conversation_id = ?1 AND seq > ?2 AND span >= ?2 >> {Spans.Bits} AND author_id IS NOT ?4 LIMIT ?3)
        """;

    public static MessagePage Page(SqliteDatabase database, MessageQuery query)
    {
        var forward = query.AfterSeq is not null;
        var messages = database.Statement(forward ? SelectOldest : SelectNewest)
            .Bind(1, query.Conversation.Value)
            .Bind(2, query.AfterSeq ?? 0)
            .Bind(3, query.BeforeSeq ?? long.MaxValue)
            .Bind(4, query.Limit + 1L)
            .ReadAll(MessageColumns.Read);
        var hasMore = messages.Count > query.Limit;
        if (hasMore)
            messages.RemoveAt(messages.Count - 1);
        if (!forward)
            messages.Reverse();
        return new MessagePage(messages.ConvertAll(message => DeliveryRows.Present(database, message)), hasMore);
    }

    public static ChatMessage? Find(SqliteDatabase database, MessageId id) =>
        Present(database, database.Statement(SelectOne).Bind(1, id.Seq));

    public static ChatMessage? FindByClientId(SqliteDatabase database, ConversationId conversation, string clientMessageId) =>
        Present(database, database.Statement(SelectByClientId).Bind(1, conversation.Value).Bind(2, clientMessageId));

    public static int Count(SqliteDatabase database, ConversationId conversation, long afterSeq, int limit, string? exceptAuthor) =>
        (int)database.Statement(CountAfter)
            .Bind(1, conversation.Value).Bind(2, afterSeq).Bind(3, limit).Bind(4, exceptAuthor).ReadFirst(static row => row.Number(0));

    private static ChatMessage? Present(SqliteDatabase database, SqlStatement statement) =>
        statement.ReadFirst(MessageColumns.Read) is { } posted ? DeliveryRows.Present(database, posted) : null;
}
