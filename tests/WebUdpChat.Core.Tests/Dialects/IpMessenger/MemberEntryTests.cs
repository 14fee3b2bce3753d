using System.Text;
using WebUdpChat.Core.Dialects.IpMessenger;
using WebUdpChat.Core.Dialects.Text;

namespace WebUdpChat.Core.Tests.Dialects.IpMessenger;

public sealed class MemberEntryTests
{
    [Theory]
    [InlineData("iptux-br_entry-broadcast-ascii", "Alice", "Team", "root", "utf-8")]
    [InlineData("iptux-ansentry", "Alice", "Team", "root", "utf-8")]
    [InlineData("iptux-br_absence-nick-change", "alice2", "Team", "root", "utf-8")]
    [InlineData("perl-br_entry", "ipmsg", "ipmsg", "ipmsg", null)]
    [InlineData("perl-ansentry", "ipmsg", "ipmsg", "ipmsg", null)]
    public void Read_WhatAProgramSent_IsWhatItSaysOfItself(string file, string nick, string group, string user, string? charset)
    {
        var entry = Read(PacketFixtures.Read(file));

        Assert.Equal((nick, group, user, "vm", charset), (entry.Nick, entry.Group, entry.User, entry.Host, entry.Charset?.Name));
    }

    // What is written can be read in the charset that it is written in, whatever the reader thinks of UTF-8.
    [Theory]
    [InlineData("Ada", "Team", null)]
    [InlineData("Ada", "", null)]
    [InlineData("Zoë 😀", "Straße", null)]
    [InlineData("张伟", "研发部", "gb18030")]
    [InlineData("田中", "開発", "shift_jis")]
    [InlineData("田中 😀", "開発", "shift_jis")]
    public void WriteAndRead_AnyName_IsTheSameName(string nick, string group, string? charset)
    {
        var found = charset is null ? null : Charset(charset);
        var body = new MemberEntry(nick, group, "webudpchat", "box", found).Write();
        var packet = PacketWriter.Write(7, "webudpchat", "box", 0x1000000 | 1, body);

        var entry = Read(packet);

        Assert.Equal((nick, group, "webudpchat", "box", "utf-8"), (entry.Nick, entry.Group, entry.User, entry.Host, entry.Charset?.Name));
    }

    [Fact]
    public void Write_OfAscii_IsTheEntryThatAllProgramsRead() => Assert.Equal(
        "NICK\0GROUP\0\nUN:u\nHN:h\nNN:NICK\nGN:GROUP\n\0utf-8",
        Encoding.UTF8.GetString(new MemberEntry("NICK", "GROUP", "u", "h", null).Write()));

    [Fact]
    public void Write_ForAMemberOfGbk_HasGbkInTheFieldsAndUtf8InTheList()
    {
        var body = new MemberEntry("张", "部", "u", "h", Charset("gb18030")).Write();

        Assert.Equal(Convert.FromHexString("D5C500B2BF00"), body[..6]);
        Assert.Contains("NN:张", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1:1:u:h:1:nick", null)]
    [InlineData("1:1:u:h:16777217:nick", "utf-8")]
    [InlineData("1:1:u:h:1:nick\0group\0icon\0gbk", "gbk")]
    [InlineData("1:1:u:h:1:nick\0group\0icon\0UTF-8", "utf-8")]
    [InlineData("1:1:u:h:1:nick\0group\0icon\0no-such-charset", null)]
    [InlineData("1_lbt6_0#128#001122334455#0#0#0#4001#9:1:u:h:1:nick", "gb18030")]
    public void Read_Charset_IsWhatThePacketTells(string text, string? charset) => Assert.Equal(charset, Read(Encoding.UTF8.GetBytes(text)).Charset?.Name);

    [Fact]
    public void Read_OfficialEntryWithoutAGroup_HasNone()
    {
        // protocol.txt section 3-5: without a group an empty one stands before the list.
        var entry = Read("1:1:u:h:16777217:old\0\0\nUN:user\nNN:新しい\n"u8);

        Assert.Equal(("新しい", "", "user", "h"), (entry.Nick, entry.Group, entry.User, entry.Host));
    }

    [Fact]
    public void Read_FieldsOfALegacyProgram_AreInTheLegacyCharset()
    {
        byte[] packet = [.. "1:1:u:h:1:"u8, 0xD5, 0xC5, 0, 0xB2, 0xBF, 0];

        var entry = Read(packet);

        Assert.Equal(("张", "部", null), (entry.Nick, entry.Group, entry.Charset));
    }

    [Theory]
    [InlineData("1:1:u:h:1:a\u202Eb\u0007c", "abc")]
    [InlineData("1:1:u:h:1:  spaces  ", "spaces")]
    [InlineData("1:1:u:h:1:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public void Read_Name_IsCleanedAndCut(string text, string nick) => Assert.Equal(nick, Read(Encoding.UTF8.GetBytes(text)).Nick);

    [Theory]
    [InlineData("webudpchat", true)]
    [InlineData("a-b_c.9", true)]
    [InlineData("", false)]
    [InlineData("a:b", false)]
    [InlineData("ä", false)]
    public void IsAccount_Names_AreThoseThatAnyProgramReads(string name, bool expected) => Assert.Equal(expected, IpMessengerNames.IsAccount(name));

    [Theory]
    [InlineData("my box", "mybox")]
    [InlineData("ä:", "other")]
    public void ToAccount_AnyName_IsTheNearest(string name, string expected) => Assert.Equal(expected, IpMessengerNames.ToAccount(name, "other"));

    private static MemberEntry Read(ReadOnlySpan<byte> datagram)
    {
        Assert.Equal(Core.Dialects.DecodeError.None, IpMessengerPacket.TryRead(datagram, out var packet));
        return MemberEntry.Read(packet, Charset("gb18030"));
    }

    private static TextCharset Charset(string name) => TextCharset.TryFind(name, out var found) ? found : throw new InvalidOperationException(name);
}
