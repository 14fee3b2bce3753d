using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Dialects.IpMessenger;
using WebUdpChat.Core.Dialects.Text;

namespace WebUdpChat.Core.Tests.Dialects.IpMessenger;

public sealed class MemberCharsetTests
{
    private const uint Plain = 0x20;
    private const uint Utf8 = 0x800020;
    private const string Gbk = "C4E3BAC3"; // 你好
    private const string GbkThatIsUtf8 = "C4A3"; // 模, and in UTF-8 ģ
    private const string Utf8Text = "E4BDA0E5A5BD";

    [Theory]
    [InlineData(Plain, "6869", null, "utf-8", null)]
    [InlineData(Plain, Utf8Text, null, "utf-8", "utf-8")]
    [InlineData(Plain, Gbk, null, "gb18030", "gb18030")]
    [InlineData(Plain, GbkThatIsUtf8, null, "utf-8", "utf-8")]
    [InlineData(Plain, GbkThatIsUtf8, "gb18030", "gb18030", null)]
    [InlineData(Plain, Gbk, "utf-8", "utf-8", null)]
    [InlineData(Utf8, Gbk, "gb18030", "utf-8", null)]
    [InlineData(Utf8, Utf8Text, "gb18030", "utf-8", null)]
    public void OfMessage_OptionMemberAndBytes_AreAskedInThisOrder(uint command, string body, string? known, string expected, string? shown)
    {
        var datagram = PacketWriter.Write(1, "u", "h", command, Convert.FromHexString(body));
        Assert.Equal(DecodeError.None, IpMessengerPacket.TryRead(datagram, out var packet));

        var charset = MemberCharset.OfMessage(packet, known is null ? null : Charset(known), Charset("gb18030"), out var found);

        Assert.Equal((expected, shown), (charset.Name, found?.Name));
    }

    private static TextCharset Charset(string name) => TextCharset.TryFind(name, out var found) ? found : throw new InvalidOperationException(name);
}
