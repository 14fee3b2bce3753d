using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Postgres;

/// <summary>Reads messages with their present delivery.</summary>
internal static class MessageReads
{
    public const string SelectNewest = $"""
        SELECT {MessageColumns.All} FROM messages
        WHERE conversation_id = ?1 AND seq > ?2 AND seq < ?3 ORDER BY seq DESC LIMIT ?4
        """;

    public const string SelectOldest = $"""
        SELECT {MessageColumns.All} FROM messages
        WHERE conversation_id = ?1 AND seq > ?2 AND seq < ?3 ORDER BY seq LIMIT ?4
        """;

    public const string SelectOne = $"SELECT {MessageColumns.All} FROM messages WHERE seq = ?1";

    public const string SelectByClientId =
        $"SELECT {MessageColumns.All} FROM messages WHERE conversation_id = ?1 AND client_message_id = ?2";

    public const string SelectByClientIds = $"""
        SELECT {MessageColumns.All} FROM messages JOIN unnest(?1::bigint[], ?2::text[]) AS asked (conversation, client_id)
            ON conversation_id = asked.conversation AND client_message_id = asked.client_id
        """;

    public const string CountAfter =
        "SELECT count(*) FROM (SELECT 1 FROM messages WHERE conversation_id = ?1 AND seq > ?2 AND author_id IS DISTINCT FROM ?4 LIMIT ?3) AS counted";

    public static MessagePage Page(PostgresDatabase database, MessageQuery query)
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
        return new MessagePage(DeliveryRows.Present(database, messages), hasMore);
    }

    public static ChatMessage? Find(PostgresDatabase database, MessageId id) =>
        Present(database, database.Statement(SelectOne).Bind(1, id.Seq));

    public static ChatMessage? FindByClientId(PostgresDatabase database, ConversationId conversation, string clientMessageId) =>
        Present(database, database.Statement(SelectByClientId).Bind(1, conversation.Value).Bind(2, clientMessageId));

    public static IReadOnlyList<ChatMessage> FindByClientIds(PostgresDatabase database, IReadOnlyList<(ConversationId Conversation, string ClientId)> ids) =>
        DeliveryRows.Present(database, database.Statement(SelectByClientIds)
            .Bind(1, ids.Select(static id => id.Conversation.Value).ToArray())
            .Bind(2, ids.Select(static id => StoredText.Encode(id.ClientId)).ToArray()).ReadAll(MessageColumns.Read));

    public static int Count(PostgresDatabase database, ConversationId conversation, long afterSeq, int limit, string? exceptAuthor) =>
        (int)database.Statement(CountAfter)
            .Bind(1, conversation.Value).Bind(2, afterSeq).Bind(3, limit).Bind(4, exceptAuthor).ReadFirst(static row => row.Number(0));

    private static ChatMessage? Present(PostgresDatabase database, SqlStatement statement) =>
        statement.ReadFirst(MessageColumns.Read) is { } posted ? DeliveryRows.Present(database, [posted])[0] : null;
}
