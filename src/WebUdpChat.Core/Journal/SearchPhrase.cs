using System.Collections.Immutable;

namespace WebUdpChat.Core.Journal;

/// <summary>One word of a search: tokens that must follow each other in a text.</summary>
/// <param name="Tokens">At least one, as <see cref="SearchTokens"/> makes them.</param>
/// <param name="Prefix">Whether the last token need only begin a token of the text.</param>
public sealed record SearchPhrase(ImmutableArray<string> Tokens, bool Prefix)
{
    /// <summary>Whether the tokens of a text hold the phrase.</summary>
    public bool Matches(IReadOnlyList<string> text)
    {
        for (var start = 0; start <= text.Count - Tokens.Length; start++)
        {
            if (MatchesAt(text, start))
                return true;
        }

        return false;
    }

    private bool MatchesAt(IReadOnlyList<string> text, int start)
    {
        var last = Tokens.Length - 1;
        for (var i = 0; i < last; i++)
        {
            if (text[start + i] != Tokens[i])
                return false;
        }

        return Prefix
            ? text[start + last].StartsWith(Tokens[last], StringComparison.Ordinal)
            : text[start + last] == Tokens[last];
    }
}
