using System.Globalization;
using System.Text;
using WebUdpChat.Core.Dialects.Text;

namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>Names in packets: those that we write, and those that anybody may have written.</summary>
public static class IpMessengerNames
{
    /// <summary>Characters in the name of an account or machine that we write.</summary>
    public const int MaxAccount = 40;

    /// <summary>Characters (UTF-16 units) of a name that are kept.</summary>
    public const int MaxKept = 64;

    /// <summary>Characters of what a member says of its absence that are kept.</summary>
    public const int MaxAbsence = 200;

    /// <summary>
    /// Whether we may write this for an account or a machine: letters, digits and some marks of ASCII, since these fields come before
    /// anything that tells their charset, and the delimiter <c>:</c> must not be in them.
    /// </summary>
    public static bool IsAccount(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is >= 1 and <= MaxAccount && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
    }

    /// <summary>The name of an account or machine that is nearest to this one; <paramref name="other"/> where nothing is left of it.</summary>
    public static string ToAccount(string name, string other)
    {
        ArgumentNullException.ThrowIfNull(name);
        var kept = new string([.. name.Where(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.').Take(MaxAccount)]);
        return kept.Length == 0 ? other : kept;
    }

    /// <summary>Reads a name in a charset, or in UTF-8 where it is not valid in that, and leaves off what cannot be seen and what is too long.</summary>
    public static string Read(ReadOnlySpan<byte> bytes, TextCharset charset)
    {
        return Clean(Decode(bytes, charset), MaxKept);
    }

    /// <summary>The same for what may be of several lines, which become one.</summary>
    public static string ReadLine(ReadOnlySpan<byte> bytes, TextCharset charset, int longest) =>
        Clean(Decode(bytes, charset).ReplaceLineEndings(" "), longest);

    /// <summary>A text without what cannot be seen, and no longer than this.</summary>
    public static string Clean(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHidden(rune))
                continue;
            if (kept.Length + rune.Utf16SequenceLength > longest)
                break;
            kept.Append(rune);
        }

        return kept.ToString().Trim();
    }

    private static string Decode(ReadOnlySpan<byte> bytes, TextCharset charset)
    {
        ArgumentNullException.ThrowIfNull(charset);
        return charset.Decode(bytes) ?? TextCharset.Utf8.Decode(bytes) ?? Encoding.Latin1.GetString(bytes);
    }

    // Joiners are part of emoji and of some scripts.
    private static bool IsHidden(Rune rune) => rune.Value is not (0x200C or 0x200D)
        && (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
}
