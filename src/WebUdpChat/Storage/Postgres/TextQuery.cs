using System.Globalization;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Postgres;

/// <summary>A search as an expression of PostgreSQL's text search. https://www.postgresql.org/docs/current/datatype-textsearch.html</summary>
internal static class TextQuery
{
    /// <summary>The word that stands for a conversation. No text has it: words have letters, digits and what is beyond ASCII only.</summary>
    public static string Place(long conversation) => string.Create(CultureInfo.InvariantCulture, $"@{conversation}");

    /// <summary>
    /// The expression: all words of all phrases. It finds more than is meant where a phrase has several words, and
    /// whoever asks compares what it finds. Each word is in quotes, so that nothing that a person types is taken for syntax.
    /// </summary>
    public static string For(SearchTerms terms, ConversationId? conversation)
    {
        var words = terms.Phrases.SelectMany(static phrase => phrase.Tokens.Select((token, i) =>
            phrase.Prefix && i == phrase.Tokens.Length - 1 ? $"'{token}':*" : $"'{token}'"));
        return string.Join(" & ", conversation is { } place ? words.Prepend($"'{Place(place.Value)}'") : words);
    }
}
