using WebUdpChat.Core.Dialects.Text;

namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>Which charset a member reads and writes, as far as its packets tell.</summary>
internal static class MemberCharset
{
    private const int LongestName = 40;

    /// <summary>FeiQ, which knows GBK only, begins its version so.</summary>
    private static ReadOnlySpan<byte> FeiqVersion => "1_lbt"u8;

    /// <summary>What a packet of Entry, AnswerEntry or Absence tells; null for nothing.</summary>
    public static TextCharset? Of(in IpMessengerPacket packet)
    {
        if (Named(MemberEntry.CharsetField(packet)) is { } named)
            return named;
        if (packet.Has(PacketOptions.ReadsUtf8 | PacketOptions.Utf8))
            return TextCharset.Utf8;
        return packet.Version.StartsWith(FeiqVersion) && TextCharset.TryFind("gb18030", out var feiq) ? feiq : null;
    }

    /// <summary>
    /// The charset of a message: what its option says, else what is known of its sender, else what its bytes show. Bytes are asked
    /// last: some words of GBK are valid UTF-8.
    /// </summary>
    /// <param name="packet">The message.</param>
    /// <param name="known">The sender's charset; null where it is not known.</param>
    /// <param name="legacy">The charset of members that do not tell theirs.</param>
    /// <param name="shown">The charset that the bytes show, to be kept for the sender; null where they show nothing.</param>
    public static TextCharset OfMessage(in IpMessengerPacket packet, TextCharset? known, TextCharset legacy, out TextCharset? shown)
    {
        shown = null;
        if (packet.Has(PacketOptions.Utf8))
            return TextCharset.Utf8;
        if (known is not null)
            return known;
        if (System.Text.Ascii.IsValid(packet.Body))
            return TextCharset.Utf8;
        shown = System.Text.Unicode.Utf8.IsValid(packet.Body) ? TextCharset.Utf8 : legacy;
        return shown;
    }

    private static TextCharset? Named(ReadOnlySpan<byte> name) =>
        name.Length is >= 1 and <= LongestName && System.Text.Ascii.IsValid(name)
        && TextCharset.TryFind(System.Text.Encoding.ASCII.GetString(name), out var charset)
            ? charset
            : null;
}
