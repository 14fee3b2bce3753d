namespace WebUdpChat.Core.Peers;

/// <summary>Numbers in one spelling only: ASCII digits, no sign, no blank, no leading zero.</summary>
internal static class PlainNumber
{
    private const int LongestUInt32 = 10;

    /// <summary>Reads a number from 0 to <paramref name="max"/>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, uint max, out uint value)
    {
        value = 0;
        if (text.Length is 0 or > LongestUInt32 || (text[0] == '0' && text.Length > 1))
            return false;
        ulong sum = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            sum = (sum * 10) + (uint)(c - '0');
        }

        if (sum > max)
            return false;
        value = (uint)sum;
        return true;
    }
}
