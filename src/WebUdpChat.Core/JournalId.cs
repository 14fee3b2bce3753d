namespace WebUdpChat.Core;

/// <summary>The written form that all ids share: a letter and a place in the journal, without leading zeros.</summary>
internal static class JournalId
{
    public static bool TryParse(string? text, char letter, out long value)
    {
        value = 0;
        return text is { Length: > 1 and <= 20 }
            && text[0] == letter
            && text[1] is >= '1' and <= '9'
            && Digits.TryParse(text.AsSpan(1), out value);
    }
}
