using System.Text;
using WebUdpChat.Core.Dialects.Text;

namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>What a member says of itself in Entry, AnswerEntry and Absence.</summary>
/// <param name="Nick">Its name; empty for none.</param>
/// <param name="Group">Its group; empty for none.</param>
/// <param name="User">Name of its account.</param>
/// <param name="Host">Name of its machine.</param>
/// <param name="Charset">The charset that it says or shows it reads and writes; null where it does not.</param>
internal sealed record MemberEntry(string Nick, string Group, string User, string Host, TextCharset? Charset)
{
    private const int GroupField = 0;
    private const int Utf8List = 1;
    private const int IptuxCharset = 2;

    /// <summary>Reads an entry.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="legacy">The charset of members that do not tell theirs.</param>
    public static MemberEntry Read(in IpMessengerPacket packet, TextCharset legacy)
    {
        var charset = MemberCharset.Of(packet);
        var fields = charset is null or { Name: "utf-8" } ? FieldsCharset(packet, legacy) : charset;
        var list = packet.Extension(Utf8List);
        return new MemberEntry(
            Listed(list, "NN:"u8) ?? IpMessengerNames.Read(packet.Body, fields),
            Listed(list, "GN:"u8) ?? IpMessengerNames.Read(packet.Extension(GroupField), fields),
            Listed(list, "UN:"u8) ?? IpMessengerNames.Read(packet.User, fields),
            Listed(list, "HN:"u8) ?? IpMessengerNames.Read(packet.Host, fields),
            charset);
    }

    /// <summary>
    /// Writes the body: the fields for all programs, the list in UTF-8 (protocol.txt section 3-5), and the charset in the place where
    /// iptux looks for it.
    /// </summary>
    public byte[] Write()
    {
        var fields = Charset ?? TextCharset.Utf8;
        return
        [
            .. Legacy(Nick, fields), 0, .. Legacy(Group, fields), 0,
            .. Encoding.UTF8.GetBytes($"\nUN:{User}\nHN:{Host}\nNN:{Nick}\nGN:{Group}\n"), 0, .. "utf-8"u8,
        ];
    }

    /// <summary>The place of iptux's charset among the extensions.</summary>
    public static ReadOnlySpan<byte> CharsetField(in IpMessengerPacket packet) => packet.Extension(IptuxCharset);

    // Those who can write UTF-8 have it in the list, and may have the old charset in the fields.
    private static TextCharset FieldsCharset(in IpMessengerPacket packet, TextCharset legacy) =>
        IsUtf8(packet.Body) && IsUtf8(packet.Extension(GroupField)) ? TextCharset.Utf8 : legacy;

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    private static string? Listed(ReadOnlySpan<byte> list, ReadOnlySpan<byte> name)
    {
        if (list.IsEmpty || list[0] != '\n')
            return null;
        foreach (var range in list.Split((byte)'\n'))
        {
            var line = list[range];
            if (line.StartsWith(name) && TextCharset.Utf8.Decode(line[name.Length..]) is { } text)
                return IpMessengerNames.Clean(text, IpMessengerNames.MaxKept);
        }

        return null;
    }

    private static byte[] Legacy(string text, TextCharset charset) => charset.Encode(text) ?? Encoding.ASCII.GetBytes(text);
}
