using System.Text;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>A search as an expression of FTS5. https://www.sqlite.org/fts5.html#full_text_query_syntax</summary>
internal static class TextQuery
{
    /// <summary>
    /// The expression. Each word is in quotes, and a token has no quote in it, so that nothing that a person types
    /// is taken for syntax.
    /// </summary>
    public static string For(SearchTerms terms, ConversationId? conversation)
    {
        var query = new StringBuilder();
        if (conversation is { } place)
            query.Append("{place} : \"").Append(TextIndex.Place(place)).Append("\" AND ");
        query.Append("{text} : (");
        query.AppendJoin(" AND ", terms.Phrases.Select(static phrase => phrase.Prefix
            ? $"\"{string.Join(' ', phrase.Tokens)}\" *"
            : $"\"{string.Join(' ', phrase.Tokens)}\""));
        return query.Append(')').ToString();
    }
}
