using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>Searches messages, newest first: those that are not indexed yet by reading them, the others by the index.</summary>
internal sealed class SearchReads(MessageReader readText)
{
    public const string SelectTail = $"""
        SELECT {MessageRows.Columns} FROM messages WHERE seq > ?1 AND seq < ?2 ORDER BY seq DESC
        """;

    public const string SelectTailOf = $"""
        SELECT {MessageRows.Columns} FROM messages WHERE seq > ?1 AND seq < ?2 AND conversation_id = ?3 ORDER BY seq DESC
        """;

    public const string SelectIndexed = """
        SELECT rowid FROM message_text WHERE message_text MATCH ?1 AND rowid < ?2 ORDER BY rowid DESC LIMIT ?3
        """;

    public IReadOnlyList<ChatMessage> Search(SqliteDatabase database, SearchQuery query)
    {
        var terms = SearchTerms.Parse(query.Words);
        if (terms.Phrases.IsEmpty || query.Limit < 1)
            return [];
        var indexed = StoreRow.Read(database, StoreRow.SelectIndexed);
        var found = Tail(database, query, terms, indexed);
        if (found.Count < query.Limit)
            found.AddRange(Indexed(database, query, terms, indexed, query.Limit - found.Count));
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
                var message = MessageRows.Read(statement);
                if (readText(message.Bytes, message.Charset, message.TerminatorLength) is { } text && terms.Match(text))
                    found.Add(message);
            }
        }
        finally
        {
            statement.Reset();
        }

        return found;
    }

    private static IEnumerable<ChatMessage> Indexed(
        SqliteDatabase database, SearchQuery query, SearchTerms terms, long indexed, int limit)
    {
        var places = database.Statement(SelectIndexed)
            .Bind(1, TextQuery.For(terms, query.Conversation))
            .Bind(2, Math.Min(query.BeforeSeq ?? long.MaxValue, indexed + 1))
            .Bind(3, limit)
            .ReadAll(static row => row.Number(0));
        var one = database.Statement(MessageReads.SelectOne);
        return places.Select(seq => one.Bind(1, seq).ReadFirst(MessageRows.Read)).OfType<ChatMessage>();
    }
}
