using System.Collections.Immutable;
using System.Globalization;
using WebUdpChat.Core.Dialects.Text;

namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>
/// The files that a message offers: behind its body stands <c>ID:NAME:SIZE:TIME:ATTRIBUTES[:…]:\a</c> for each (protocol.txt section
/// 3-4), sizes in hexadecimal and <c>:</c> in names doubled. What is broken is passed over.
/// </summary>
internal static class AttachedFiles
{
    /// <summary>How many are read of one message.</summary>
    public const int Max = 64;

    private const int LongestName = 200;
    private const char End = '\a';
    private const char Delimiter = ':';

    /// <summary>Reads the list.</summary>
    public static ImmutableArray<AttachedFile> Read(ReadOnlySpan<byte> list, TextCharset charset)
    {
        if ((charset.Decode(list) ?? TextCharset.Utf8.Decode(list)) is not { } text)
            return [];
        return [.. text.Split(End, Max + 1).Take(Max).Select(ReadOne).OfType<AttachedFile>()];
    }

    private static AttachedFile? ReadOne(string entry)
    {
        var rest = entry.AsSpan().TrimStart(Delimiter);
        var id = rest.IndexOf(Delimiter);
        if (id < 0)
            return null;
        rest = rest[(id + 1)..];
        var end = EndOfName(rest);
        if (end < 0)
            return null;
        var name = IpMessengerNames.Clean(rest[..end].ToString().Replace("::", ":", StringComparison.Ordinal), LongestName);
        rest = rest[(end + 1)..];
        var sizeEnd = rest.IndexOf(Delimiter);
        var size = sizeEnd < 0 ? rest : rest[..sizeEnd];
        return name.Length > 0 && long.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bytes) && bytes >= 0
            ? new AttachedFile(name, bytes)
            : null;
    }

    // The first delimiter that is not doubled.
    private static int EndOfName(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != Delimiter)
                continue;
            if (at + 1 >= text.Length || text[at + 1] != Delimiter)
                return at;
            at++;
        }

        return -1;
    }
}
