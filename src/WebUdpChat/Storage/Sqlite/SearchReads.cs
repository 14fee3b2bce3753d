using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>Searches messages, newest first: those that are not indexed yet by reading them, the others by the index.</summary>
internal sealed class SearchReads(MessageReader readText)
{
    public const string SelectTail = $"""
        SELECT {MessageColumns.All} FROM messages WHERE seq > ?1 AND seq < ?2 ORDER BY seq DESC
        """;

    public const string SelectTailOf = $"""
        SELECT {MessageColumns.All} FROM messages_by_conversation
        WHERE conversation_id = ?3 AND seq > ?1 AND seq < ?2 AND span >= ?1 >> {Spans.Bits} AND span <= ?2 >> {Spans.Bits}
        ORDER BY span DESC, seq DESC
        """;

    public const string SelectIsIn = $"""
        SELECT EXISTS (
            SELECT 1 FROM messages_by_conversation
            WHERE conversation_id = ?1 AND seq >= ?2 AND seq <= ?3 AND span >= ?2 >> {Spans.Bits} AND span <= ?3 >> {Spans.Bits})
        """;

    public IReadOnlyList<ChatMessage> Search(SqliteDatabase database, SearchQuery query)
    {
        var terms = SearchTerms.Parse(query.Words);
        if (terms.Phrases.IsEmpty || query.Limit < 1)
            return [];
        var indexed = StoreRow.Read(database, StoreRow.SelectIndexed);
        var found = Tail(database, query, terms, indexed);
        if (found.Count < query.Limit)
            AddIndexed(found, database, query, TextQuery.For(terms, query.Conversation));
        return found.ConvertAll(message => DeliveryRows.Present(database, message));
    }

    private List<ChatMessage> Tail(SqliteDatabase database, SearchQuery query, SearchTerms terms, long indexed)
    {
        var statement = database.Statement(query.Conversation is null ? SelectTail : SelectTailOf)
            .Bind(1, indexed).Bind(2, query.BeforeSeq ?? long.MaxValue);
        if (query.Conversation is { } conversation)
            statement.Bind(3, conversation.Value);
        var found = new List<ChatMessage>();
        try
        {
            while (found.Count < query.Limit && statement.Step())
            {
                var message = MessageColumns.Read(statement);
                if (readText(message.CutText(), message.Charset) is { } text && terms.Match(text))
                    found.Add(message);
            }
        }
        finally
        {
            statement.Reset();
        }

        return found;
    }

    private static void AddIndexed(List<ChatMessage> found, SqliteDatabase database, SearchQuery query, string match)
    {
        var trimmed = StoreRow.Read(database, StoreRow.SelectTrimmed);
        var before = query.BeforeSeq ?? long.MaxValue;
        var one = database.Statement(MessageReads.SelectOne);
        foreach (var part in TextParts.Read(database).Where(part => part.FirstSeq < before))
        {
            if (found.Count >= query.Limit)
                return;
            if (query.Conversation is { } conversation && !IsIn(database, part, conversation))
                continue;
            var places = Match(database, part, match, trimmed, before, query.Limit - found.Count);
            found.AddRange(places.Select(seq => one.Bind(1, seq).ReadFirst(MessageColumns.Read)).OfType<ChatMessage>());
        }
    }

    private static List<long> Match(SqliteDatabase database, TextPart part, string match, long after, long before, int limit)
    {
        using var statement = database.Prepare($"""
            SELECT rowid FROM {part.Table}
            WHERE {part.Table} MATCH ?1 AND rowid > ?2 AND rowid < ?3 AND EXISTS (SELECT 1 FROM messages WHERE seq = {part.Table}.rowid)
            ORDER BY rowid DESC LIMIT ?4
            """);
        return statement.Bind(1, match).Bind(2, after).Bind(3, before).Bind(4, limit).ReadAll(static row => row.Number(0));
    }

    private static bool IsIn(SqliteDatabase database, TextPart part, ConversationId conversation) =>
        database.Statement(SelectIsIn)
            .Bind(1, conversation.Value).Bind(2, part.FirstSeq).Bind(3, part.LastSeq).ReadFirst(static row => row.Number(0) != 0);
}
