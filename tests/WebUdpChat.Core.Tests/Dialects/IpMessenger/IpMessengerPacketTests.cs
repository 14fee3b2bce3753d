using System.Text;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Dialects.IpMessenger;

namespace WebUdpChat.Core.Tests.Dialects.IpMessenger;

public sealed class IpMessengerPacketTests
{
    private const string Iptux = "1_iptux 0.8.3";

    public static TheoryData<string> Fixtures => new(PacketFixtures.Names);

    [Theory]
    [InlineData("iptux-ansentry", Iptux, 4, "root", PacketMode.AnswerEntry, 0x100u, "Alice")]
    [InlineData("iptux-br_absence-nick-change", Iptux, 11, "root", PacketMode.Absence, 0x100u, "alice2")]
    [InlineData("iptux-br_entry-broadcast-ascii", Iptux, 1, "root", PacketMode.Entry, 0x100u, "Alice")]
    [InlineData("iptux-br_exit", Iptux, 13, "root", PacketMode.Exit, 0x10000u, "")]
    [InlineData("iptux-iptux_sendmsg-broadcast", Iptux, 9, "root", PacketMode.IptuxMessage, 0x400u, "iptux broadcast")]
    [InlineData("iptux-recvmsg", Iptux, 4, "root", PacketMode.Confirm, 0x100u, "5")]
    [InlineData("iptux-recvmsg-to-fixed-2425", Iptux, 5, "root", PacketMode.Confirm, 0x100u, "501")]
    [InlineData("iptux-sendmsg-ascii", Iptux, 5, "root", PacketMode.Message, 0x100u, "Hello Bob")]
    [InlineData("iptux-sendmsg-broadcastopt", Iptux, 8, "root", PacketMode.Message, 0x400u, "to everyone")]
    [InlineData("iptux-sendmsg-retransmit-1", Iptux, 5, "root", PacketMode.Message, 0x100u, "unacked")]
    [InlineData("iptux-sendmsg-retransmit-4", Iptux, 5, "root", PacketMode.Message, 0x100u, "unacked")]
    [InlineData("iptux-sendmsg-utf8-emoji-multiline", Iptux, 6, "root", PacketMode.Message, 0x100u, "你好 é 😀\nline2")]
    [InlineData("perl-ansentry", "1", 1_795_339_920, "ipmsg", PacketMode.AnswerEntry, 0x400000u, "ipmsg")]
    [InlineData("perl-br_entry", "1", 1_795_339_919, "ipmsg", PacketMode.Entry, 0x400400u, "ipmsg")]
    [InlineData("perl-br_exit", "1", 1_795_340_010, "ua", PacketMode.Exit, 0x400u, "")]
    [InlineData("perl-getpubkey", "1", 1_795_339_928, "ipmsg", PacketMode.GetPublicKey, 0u, "900004")]
    [InlineData("perl-recvmsg", "1", 1_795_339_921, "ipmsg", PacketMode.Confirm, 0u, "6")]
    [InlineData("perl-sendmsg-sealed", "1", 1_795_339_928, "ipmsg", PacketMode.Message, 0x300u, "hi\nsecond\n")]
    public void TryRead_WhatAProgramSent_IsWhatItMeant(string file, string version, long number, string user, PacketMode mode, uint options, string body)
    {
        var datagram = PacketFixtures.Read(file);
        Assert.Equal(DecodeError.None, IpMessengerPacket.TryRead(datagram, out var packet));

        Assert.Equal((version, (ulong)number, user, "vm"), (Text(packet.Version), packet.Number, Text(packet.User), Text(packet.Host)));
        Assert.Equal((mode, options, body), (packet.Mode, packet.Command & ~0xFFu, Text(packet.Body)));
        Assert.Equal(body, Text(datagram.AsSpan(packet.BodyStart, packet.Body.Length)));
    }

    [Fact]
    public void TryRead_EachFixture_IsAmongThoseAbove() =>
        Assert.Equal(18, PacketFixtures.Names.Count);

    // What is written again from what was read is the packet, but for the version's suffix and the zero byte at the end.
    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Write_WhatWasRead_IsThePacketAgain(string file)
    {
        var datagram = PacketFixtures.Read(file);
        IpMessengerPacket.TryRead(datagram, out var packet);
        var end = datagram[^1] == 0 ? datagram.Length - 1 : datagram.Length;

        var written = PacketWriter.Write((uint)packet.Number, Text(packet.User), Text(packet.Host), packet.Command, datagram.AsSpan(packet.BodyStart..end));

        byte[] expected = [(byte)'1', .. datagram.AsSpan(packet.Version.Length..end), 0];
        Assert.Equal(expected, written);
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void TryRead_EveryTruncation_IsAPacketOrAnError(string file)
    {
        var whole = PacketFixtures.Read(file);
        for (var length = 0; length < whole.Length; length++)
        {
            var error = IpMessengerPacket.TryRead(whole.AsSpan(0, length), out var packet);
            var fields = whole.AsSpan(0, length).Count((byte)':');
            if (fields < 4)
                Assert.Equal(DecodeError.NotAPacket, error);
            else if (error == DecodeError.None)
                Assert.True(packet.BodyStart + packet.Body.Length <= length);
            else
                Assert.Equal(DecodeError.NoCommand, error);
        }
    }

    [Theory]
    [InlineData("", DecodeError.NotAPacket)]
    [InlineData("hello", DecodeError.NotAPacket)]
    [InlineData("1:2:user:host", DecodeError.NotAPacket)]
    [InlineData("1:2:us\0er:host:32:x", DecodeError.NotAPacket)]
    [InlineData("2:2:user:host:32:x", DecodeError.OtherVersion)]
    [InlineData(":2:user:host:32:x", DecodeError.OtherVersion)]
    [InlineData("11:2:user:host:32:x", DecodeError.OtherVersion)]
    [InlineData("1:2:user:host:", DecodeError.NoCommand)]
    [InlineData("1:2:user:host::x", DecodeError.NoCommand)]
    [InlineData("1:2:user:host:-1:x", DecodeError.NoCommand)]
    [InlineData("1:2:user:host:4294967296:x", DecodeError.NoCommand)]
    [InlineData("1:2:user:host:99999999999999999999999:x", DecodeError.NoCommand)]
    public void TryRead_WhatIsNone_SaysWhy(string text, DecodeError error) =>
        Assert.Equal(error, IpMessengerPacket.TryRead(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("1:2:user:host:32", 2UL, "", 0)]
    [InlineData("1:2:user:host:32:", 2UL, "", 0)]
    [InlineData("1:2:::32:a:b:c", 2UL, "a:b:c", 0)]
    [InlineData("1_any#thing:2:user:host:32:x\0\0\0", 2UL, "x", 2)]
    [InlineData("1:abc:user:host:32:x", 0UL, "x", 0)]
    [InlineData("1:12abc:user:host:32:x\0tail", 12UL, "x", 4)]
    [InlineData("1:18446744073709551616:user:host:32:x", ulong.MaxValue, "x", 0)]
    [InlineData("1:4294967296:user:host:32 :x", 4_294_967_296UL, "x", 0)]
    public void TryRead_OddPackets_AreReadAllTheSame(string text, ulong number, string body, int tail)
    {
        Assert.Equal(DecodeError.None, IpMessengerPacket.TryRead(Encoding.UTF8.GetBytes(text), out var packet));

        Assert.Equal((number, body, tail), (packet.Number, Text(packet.Body), packet.Tail.Length));
    }

    [Theory]
    [InlineData(0, "group")]
    [InlineData(1, "")]
    [InlineData(2, "last")]
    [InlineData(3, "")]
    [InlineData(9, "")]
    public void Extension_OfEachPlace_IsWhatZeroBytesDivide(int index, string expected)
    {
        IpMessengerPacket.TryRead("1:2:u:h:1:nick\0group\0\0last"u8, out var packet);

        Assert.Equal(expected, Text(packet.Extension(index)));
    }

    [Fact]
    public void Write_LongestHeader_IsNoLongerThanItsBound()
    {
        var name = new string('x', IpMessengerNames.MaxAccount);

        Assert.Equal(PacketWriter.MaxHeader + 1, PacketWriter.Write(uint.MaxValue, name, name, uint.MaxValue, []).Length);
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
