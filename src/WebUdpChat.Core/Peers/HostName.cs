namespace WebUdpChat.Core.Peers;

/// <summary>
/// Host names as they go to the resolver: ASCII letters, digits, hyphens and underscores (which container networks use),
/// in labels of 63 characters at most, 253 in all (RFC 1035 section 2.3.4). A name in another script has to be given in
/// its <c>xn--</c> form, since two that look alike are told apart only there.
/// </summary>
public static class HostName
{
    /// <summary>The longest name, without the dot that may close it.</summary>
    public const int MaxLength = 253;

    private const int MaxLabelLength = 63;

    /// <summary>
    /// Whether it is one. A name whose last label is a number, decimal or hexadecimal, is none: resolvers take it for an
    /// IPv4 address in one of the old forms.
    /// </summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        var rest = text is [.., '.'] ? text[..^1] : text;
        if (rest.Length is 0 or > MaxLength)
            return false;
        while (true)
        {
            var end = rest.IndexOf('.');
            var label = end < 0 ? rest : rest[..end];
            if (!IsLabel(label))
                return false;
            if (end < 0)
                return !IsNumber(label);
            rest = rest[(end + 1)..];
        }
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > MaxLabelLength || label[0] == '-' || label[^1] == '-')
            return false;
        foreach (var c in label)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
                return false;
        }

        return true;
    }

    private static bool IsNumber(ReadOnlySpan<char> label) =>
        !label.ContainsAnyExceptInRange('0', '9')
        || (label is ['0', 'x' or 'X', .. var digits] && IsHex(digits));

    private static bool IsHex(ReadOnlySpan<char> digits)
    {
        foreach (var c in digits)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }

        return true;
    }
}
