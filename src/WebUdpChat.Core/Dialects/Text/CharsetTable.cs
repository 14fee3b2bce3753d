using System.Collections.Frozen;
using System.Text;

namespace WebUdpChat.Core.Dialects.Text;

/// <summary>
/// The charsets that are offered: those of .NET in which each ASCII character is its own byte wherever it stands, so that
/// line ends and zeros are found without decoding. That leaves out UTF-16 and UTF-32, EBCDIC, the national forms of
/// ISO 646, and whatever switches its meaning on the way (ISO 2022, HZ, ISCII, UTF-7).
/// </summary>
internal static class CharsetTable
{
    private static readonly CharsetEntry[] Entries =
    [
        new("utf-8", 65001, "utf8", "unicode-1-1-utf-8"),
        new("iso-8859-1", 28591, "latin1", "latin-1", "l1", "iso8859-1", "iso_8859-1"),
        new("us-ascii", 20127, "ascii"),
        new("gb18030", 54936),
        new("gbk", 936, "gb2312", "ms936", "windows-936"),
        new("big5", 950, "ms950", "windows-950"),
        new("shift_jis", 932, "sjis", "shiftjis", "ms932", "windows-31j", "windows-932"),
        new("euc-jp", 51932, "eucjp"),
        new("euc-kr", 51949, "euckr"),
        new("ks_c_5601-1987", 949, "uhc", "windows-949"),
        new("johab", 1361),
        new("windows-1250", 1250),
        new("windows-1251", 1251),
        new("windows-1252", 1252),
        new("windows-1253", 1253),
        new("windows-1254", 1254),
        new("windows-1255", 1255),
        new("windows-1256", 1256),
        new("windows-1257", 1257),
        new("windows-1258", 1258),
        new("windows-874", 874),
        new("iso-8859-2", 28592, "latin2"),
        new("iso-8859-3", 28593, "latin3"),
        new("iso-8859-4", 28594, "latin4"),
        new("iso-8859-5", 28595),
        new("iso-8859-6", 28596),
        new("iso-8859-7", 28597),
        new("iso-8859-8", 28598),
        new("iso-8859-8-i", 38598),
        new("iso-8859-9", 28599, "latin5"),
        new("iso-8859-13", 28603),
        new("iso-8859-15", 28605, "latin9", "latin-9"),
        new("koi8-r", 20866, "koi8r"),
        new("koi8-u", 21866, "koi8u"),
        new("ibm437", 437),
        new("ibm737", 737),
        new("ibm775", 775),
        new("ibm850", 850),
        new("ibm852", 852),
        new("ibm855", 855),
        new("ibm857", 857),
        new("ibm00858", 858, "ibm858"),
        new("ibm860", 860),
        new("ibm861", 861),
        new("ibm862", 862, "dos-862"),
        new("ibm863", 863),
        new("ibm864", 864),
        new("ibm865", 865),
        new("ibm866", 866),
        new("ibm869", 869),
        new("asmo-708", 708),
        new("dos-720", 720),
        new("macintosh", 10000, "x-mac-roman"),
        new("x-mac-japanese", 10001),
        new("x-mac-chinesetrad", 10002),
        new("x-mac-arabic", 10004),
        new("x-mac-hebrew", 10005),
        new("x-mac-greek", 10006),
        new("x-mac-cyrillic", 10007),
        new("x-mac-romanian", 10010),
        new("x-mac-ukrainian", 10017),
        new("x-mac-ce", 10029),
        new("x-mac-icelandic", 10079),
        new("x-mac-turkish", 10081),
        new("x-mac-croatian", 10082),
    ];

    private static readonly FrozenDictionary<int, CharsetEntry> ByCodePage = Entries.ToFrozenDictionary(entry => entry.CodePage);

    private static readonly FrozenDictionary<string, CharsetEntry> ByName = Entries
        .SelectMany(entry => entry.Aliases
            .Append(entry.Name)
            .Append(FormattableString.Invariant($"cp{entry.CodePage}")), KeyValuePair.Create)
        .ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>All names, most used first.</summary>
    public static IReadOnlyList<string> Names { get; } = Array.AsReadOnly(Array.ConvertAll(Entries, entry => entry.Name));

    /// <summary>The charset of a name or alias in any case; null where it is none or not offered.</summary>
    public static CharsetEntry? Find(string name) => ByName.GetValueOrDefault(name)
        ?? (CodePagesEncodingProvider.Instance.GetEncoding(name) is { } encoding
            ? ByCodePage.GetValueOrDefault(encoding.CodePage)
            : null);
}
