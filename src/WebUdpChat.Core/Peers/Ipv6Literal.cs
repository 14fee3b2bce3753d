namespace WebUdpChat.Core.Peers;

/// <summary>IPv6 addresses in the text forms of RFC 4291 section 2.2, without brackets, prefix length and scope.</summary>
public static class Ipv6Literal
{
    private const int Groups = 8;
    private const int LongestGroup = 4;

    /// <summary>Reads an address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">The sixteen bytes as a number, first byte highest.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out UInt128 address)
    {
        address = 0;
        var gap = text.IndexOf("::");
        if (gap < 0)
            return TryReadGroups(text, mayEndInIpv4: true, out address, out var all) && all == Groups;

        // The gap stands for one group of zeros or more.
        if (!TryReadGroups(text[..gap], mayEndInIpv4: false, out var head, out var headGroups)
            || !TryReadGroups(text[(gap + 2)..], mayEndInIpv4: true, out var tail, out var tailGroups)
            || headGroups + tailGroups >= Groups)
            return false;
        address = headGroups == 0 ? tail : (head << (16 * (Groups - headGroups))) | tail;
        return true;
    }

    private static bool TryReadGroups(ReadOnlySpan<char> text, bool mayEndInIpv4, out UInt128 value, out int count)
    {
        value = 0;
        count = 0;
        while (!text.IsEmpty)
        {
            var end = text.IndexOf(':');
            if (end < 0 && mayEndInIpv4 && text.Contains('.'))
            {
                count += 2;
                if (!Ipv4Literal.TryParse(text, out var ipv4) || count > Groups)
                    return false;
                value = (value << 32) | ipv4;
                return true;
            }

            if (++count > Groups || !TryReadGroup(end < 0 ? text : text[..end], out var group) || end == text.Length - 1)
                return false;
            value = (value << 16) | group;
            text = end < 0 ? [] : text[(end + 1)..];
        }

        return true;
    }

    // The framework's number parser is no help here: it overlooks zero characters at the end.
    private static bool TryReadGroup(ReadOnlySpan<char> text, out ushort group)
    {
        group = 0;
        if (text.Length is 0 or > LongestGroup)
            return false;
        var value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
            value = (value << 4) | (char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
        }

        group = (ushort)value;
        return true;
    }
}
