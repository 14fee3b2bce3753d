using System.Text;

namespace WebUdpChat.Core.Journal;

/// <summary>
/// Cuts text into what a search compares: runs of letters and digits, without case and accents, and single
/// characters where a script puts no spaces between words (Chinese, Japanese, Thai, …) and for symbols such as emoji.
/// </summary>
public static class SearchTokens
{
    /// <summary>Tokens are cut here, so that a datagram of letters is not one huge token.</summary>
    public const int MaxTokenLength = 64;

    /// <summary>The tokens in the order of the text. Each holds letters, digits and characters beyond ASCII only.</summary>
    public static List<string> Split(ReadOnlySpan<char> text)
    {
        var tokens = new List<string>();
        Span<char> word = stackalloc char[MaxTokenLength];
        var length = 0;
        foreach (var original in text.EnumerateRunes())
        {
            var rune = TextFolding.Fold(original);
            switch (TextFolding.Classify(rune))
            {
                case RuneClass.Word:
                    if (length + rune.Utf16SequenceLength <= word.Length)
                        length += rune.EncodeToUtf16(word[length..]);
                    break;
                case RuneClass.Alone:
                    End(tokens, word, ref length);
                    tokens.Add(rune.ToString());
                    break;
                case RuneClass.Separator:
                    End(tokens, word, ref length);
                    break;
            }
        }

        End(tokens, word, ref length);
        return tokens;
    }

    /// <summary>Whether a token is a single character that is never the beginning of another token.</summary>
    public static bool StandsAlone(string token) =>
        Rune.TryGetRuneAt(token, 0, out var rune) && TextFolding.Classify(rune) == RuneClass.Alone;

    private static void End(List<string> tokens, ReadOnlySpan<char> word, ref int length)
    {
        if (length > 0)
            tokens.Add(new string(word[..length]));
        length = 0;
    }
}
