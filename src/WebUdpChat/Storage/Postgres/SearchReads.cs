using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Postgres;

/// <summary>Searches messages, newest first: those that are not indexed yet by reading them, the others by the index.</summary>
internal sealed class SearchReads(MessageReader readText)
{
    public const string SelectTail = $"""
        SELECT {MessageColumns.All} FROM messages
        WHERE seq > ?1 AND seq < ?2 AND (?3::bigint IS NULL OR conversation_id = ?3) ORDER BY seq DESC
        """;

    public const string SelectIndexed = $"""
        SELECT {MessageColumns.All} FROM messages JOIN texts USING (seq)
        WHERE words @@ ?1::tsquery AND seq < ?2 ORDER BY seq DESC LIMIT ?3
        """;

    // More than is asked for, since not everything that the index finds is meant.
    private const int Step = 200;

    public IReadOnlyList<ChatMessage> Search(PostgresDatabase database, SearchQuery query)
    {
        var terms = SearchTerms.Parse(query.Words);
        if (terms.Phrases.IsEmpty || query.Limit < 1)
            return [];
        var before = query.BeforeSeq ?? long.MaxValue;
        var indexed = StoreRow.Read(database, TextIndex.SelectIndexed);
        var found = Tail(database, query, terms, indexed, before);
        AddIndexed(found, database, query, terms, Math.Min(before, indexed + 1));
        return DeliveryRows.Present(database, found);
    }

    private List<ChatMessage> Tail(PostgresDatabase database, SearchQuery query, SearchTerms terms, long indexed, long before)
    {
        var rows = database.Statement(SelectTail).Bind(1, indexed).Bind(2, before);
        rows = query.Conversation is { } conversation ? rows.Bind(3, conversation.Value) : rows.BindNull(3);
        var found = new List<ChatMessage>();
        try
        {
            while (found.Count < query.Limit && rows.Step())
            {
                var message = MessageColumns.Read(rows);
                if (IsMeant(terms, message))
                    found.Add(message);
            }
        }
        finally
        {
            rows.Reset();
        }

        return found;
    }

    private void AddIndexed(List<ChatMessage> found, PostgresDatabase database, SearchQuery query, SearchTerms terms, long before)
    {
        var words = TextQuery.For(terms, query.Conversation);
        while (found.Count < query.Limit)
        {
            var step = database.Statement(SelectIndexed).Bind(1, words).Bind(2, before).Bind(3, Step).ReadAll(MessageColumns.Read);
            found.AddRange(step.Where(message => IsMeant(terms, message)).Take(query.Limit - found.Count));
            if (step.Count < Step)
                return;
            before = step[^1].Id.Seq;
        }
    }

    private bool IsMeant(SearchTerms terms, ChatMessage message) =>
        readText(message.CutText(), message.Charset) is { } text && terms.Match(text);
}
