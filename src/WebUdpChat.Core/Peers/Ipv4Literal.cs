namespace WebUdpChat.Core.Peers;

/// <summary>
/// IPv4 addresses in the one form that everybody reads alike: four decimal parts without leading zeros. The system's own
/// parsers also take <c>127.1</c>, <c>0177.0.0.1</c>, <c>0x7f.1</c> and <c>2130706433</c>, and not all of them the same way.
/// </summary>
public static class Ipv4Literal
{
    /// <summary>Reads an address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">The four bytes as a number, first byte highest.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out uint address)
    {
        address = 0;
        var rest = text;
        for (var part = 0; part < 4; part++)
        {
            var end = rest.IndexOf('.');
            if (end < 0 != (part == 3))
                return false;
            if (!PlainNumber.TryParse(end < 0 ? rest : rest[..end], byte.MaxValue, out var value))
                return false;
            address = (address << 8) | value;
            rest = rest[(end + 1)..];
        }

        return true;
    }
}
