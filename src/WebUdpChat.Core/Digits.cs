using System.Globalization;

namespace WebUdpChat.Core;

/// <summary>Whole numbers from 0 on, written in ASCII digits and nothing else.</summary>
public static class Digits
{
    /// <summary>Reads a number; false where anything stands with its digits, U+0000 behind them included, which .NET's own readers pass over.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        return !text.ContainsAnyExceptInRange('0', '9') && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>The same, for numbers that fit 32 bits.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out int value)
    {
        var isOne = TryParse(text, out long number) && number <= int.MaxValue;
        value = isOne ? (int)number : 0;
        return isOne;
    }
}
