using System.Collections.Immutable;

namespace WebUdpChat.Core.Journal;

/// <summary>
/// What a person typed into a search, as every store understands it: each word must be in the text, or a word
/// that begins with it. Punctuation is not looked for; a word of nothing else is left out.
/// </summary>
public sealed class SearchTerms
{
    /// <summary>How many words are looked at; what follows is left out.</summary>
    public const int MaxPhrases = 16;

    /// <summary>How many characters are looked at; what follows is left out.</summary>
    public const int MaxLength = 512;

    private SearchTerms(ImmutableArray<SearchPhrase> phrases) => Phrases = phrases;

    /// <summary>The words; all of them must be in the text. Empty where nothing can be looked for.</summary>
    public ImmutableArray<SearchPhrase> Phrases { get; }

    /// <summary>Reads what a person typed.</summary>
    public static SearchTerms Parse(string words)
    {
        var phrases = ImmutableArray.CreateBuilder<SearchPhrase>();
        var rest = words.AsSpan(0, Math.Min(words.Length, MaxLength));
        foreach (var range in rest.SplitAny(" \t\r\n\u00A0\u3000"))
        {
            var tokens = SearchTokens.Split(rest[range]);
            if (tokens.Count > 0 && phrases.Count < MaxPhrases)
                phrases.Add(new SearchPhrase([.. tokens], !SearchTokens.StandsAlone(tokens[^1])));
        }

        return new SearchTerms(phrases.ToImmutable());
    }

    /// <summary>Whether a text holds all the words. False where there are none.</summary>
    public bool Match(string text)
    {
        if (Phrases.IsEmpty)
            return false;
        var tokens = SearchTokens.Split(text);
        return Phrases.All(phrase => phrase.Matches(tokens));
    }
}
