using System.Text;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Dialects.IpMessenger;
using WebUdpChat.Core.Peers;
using static WebUdpChat.Core.Tests.Dialects.IpMessenger.MemberBench;

namespace WebUdpChat.Core.Tests.Dialects.IpMessenger;

public sealed class MessageTests
{
    private readonly MemberBench _bench = new();

    public MessageTests()
    {
        _bench.ReceiveFixture(Alice, "iptux-ansentry");
        _bench.ReceiveFixture(Bob, "perl-ansentry");
        _bench.Wait(4);
        _bench.TakeSent();
        _bench.TakeRaised();
    }

    [Fact]
    public void Send_Message_IsConfirmedByItsNumber()
    {
        _bench.Send(Alice, 7, "Hello\r\nthere");
        Assert.Equal([(7L, DeliveryState.Sent, null)], _bench.TakeReports());
        var number = _bench.Context.NextNumber - 1;
        Assert.Equal((Alice, $"1:{number}:webudpchat:gateway:8388896:Hello\nthere|"), Assert.Single(_bench.TakeSent()));
        Assert.True(_bench.Dialect.IsWaiting);

        _bench.Receive(Bob, $"1:9:root:vm:33:{number}|");
        _bench.Receive(Alice, "1:9:root:vm:33:12345|");
        Assert.Empty(_bench.TakeReports());
        _bench.Receive(Alice, $"1:9:root:vm:289:{number}|");

        Assert.Equal([(7L, DeliveryState.Acknowledged, null)], _bench.TakeReports());
        Assert.False(_bench.Dialect.IsWaiting);
    }

    [Fact]
    public void Send_NobodyConfirms_IsSentFourTimesAndFails()
    {
        _bench.Send(Alice, 7, "Hello");
        _bench.Tell(new PeerUnreachable(Alice, 7, "nobody listens on port 2425"));
        _bench.Wait(10);

        var sent = _bench.TakeSent();
        Assert.Equal(4, sent.Count);
        Assert.Single(sent.Distinct());
        Assert.Equal(
            [(7L, DeliveryState.Sent, null), (7L, DeliveryState.Failed, "not confirmed after 4 sends: nobody listens on port 2425")], _bench.TakeReports());
        Assert.Equal(Presence.Offline, _bench.TakeRaised().OfType<PeerDescribed>().Last().Profile.Presence);
    }

    [Fact]
    public void Send_SeveralToOne_GoOneAfterTheOther()
    {
        _bench.Send(Alice, 1, "one");
        _bench.Send(Alice, 2, "two");
        _bench.Send(Bob, 3, "three", charset: "gb18030");
        Assert.Equal(["one", "three"], _bench.TakeSent().Select(static one => one.Packet.Split(':')[5].TrimEnd('|')));

        _bench.Receive(Alice, $"1:9:root:vm:33:{_bench.Context.NextNumber - 2}|");

        Assert.Equal("two", Assert.Single(_bench.TakeSent()).Packet.Split(':')[5].TrimEnd('|'));
    }

    [Fact]
    public void Confirm_ThatComesLate_IsTrueWhileNothingNewerWasSent()
    {
        _bench.Send(Alice, 1, "one");
        var first = _bench.Context.NextNumber - 1;
        _bench.Wait(6);
        _bench.TakeReports();
        _bench.Receive(Alice, $"1:9:root:vm:33:{first}|");
        Assert.Equal([(1L, DeliveryState.Acknowledged, null)], _bench.TakeReports());

        _bench.Send(Alice, 2, "two");
        var second = _bench.Context.NextNumber - 1;
        _bench.Wait(6);
        _bench.Send(Alice, 3, "three");
        _bench.TakeReports();
        _bench.Receive(Alice, $"1:9:root:vm:33:{second}|");

        Assert.Empty(_bench.TakeReports());
    }

    [Fact]
    public void Send_ToEverybody_WaitsForWhatIsUnderwayAndIsNotConfirmed()
    {
        _bench.Send(Alice, 1, "one");
        _bench.Send(Everybody, 2, "all");
        _bench.Send(Bob, 3, "three");
        Assert.Equal([Alice], _bench.TakeSent().Select(static one => one.To));

        _bench.Receive(Alice, $"1:9:root:vm:33:{_bench.Context.NextNumber - 1}|");

        var sent = _bench.TakeSent();
        Assert.Equal([Everybody, Bob], sent.Select(static one => one.To));
        Assert.Contains(":8389664:all|", sent[0].Packet, StringComparison.Ordinal);
        Assert.Contains((2L, DeliveryState.Sent, null), _bench.TakeReports());
    }

    [Fact]
    public void Send_Sealed_IsReadWhenItIsOpened()
    {
        _bench.Send(Bob, 7, "secret", isSealed: true);
        var number = _bench.Context.NextNumber - 1;
        Assert.Contains(":9437984:secret|", Assert.Single(_bench.TakeSent()).Packet, StringComparison.Ordinal);
        Assert.Equal(new SealSent(Bob, 7, number!.Value), Assert.Single(_bench.Context.Raised.OfType<SealSent>()));
        _bench.Receive(Bob, $"1:9:root:vm:33:{number}|");
        _bench.TakeReports();

        _bench.Receive(Bob, $"1:88:root:vm:1048624:{number}|");

        Assert.Equal([(7L, DeliveryState.Read, null)], _bench.TakeReports());
        Assert.EndsWith(":50:88|", Assert.Single(_bench.TakeSent()).Packet, StringComparison.Ordinal);
    }

    [Fact]
    public void Opened_OfAnEarlierRun_IsReadWhereItsPeerSaysSo()
    {
        _bench.Tell(new SealRecalled(Bob, 7, 1_600_000_000));

        _bench.Receive(Alice, "1:8:root:vm:48:1600000000|");
        _bench.Receive(Bob, "1:9:root:vm:48:1600000001|");
        Assert.Empty(_bench.TakeReports());
        _bench.Receive(Bob, "1:10:root:vm:48:1600000000|");

        Assert.Equal([(7L, DeliveryState.Read, null)], _bench.TakeReports());
    }

    [Fact]
    public void Opened_ThatComesBeforeTheConfirmation_IsRead()
    {
        _bench.Send(Bob, 7, "secret", isSealed: true);
        _bench.TakeReports();

        _bench.Receive(Bob, $"1:9:root:vm:48:{_bench.Context.NextNumber - 1}|");

        Assert.Equal([(7L, DeliveryState.Acknowledged, null), (7L, DeliveryState.Read, null)], _bench.TakeReports());
    }

    [Theory]
    [InlineData("a\0b", "zero byte")]
    [InlineData(null, "longer than a message")]
    public void Send_WhatNoPacketTakes_FailsAndSaysWhy(string? text, string why)
    {
        _bench.Send(Alice, 7, text ?? new string('x', IpMessengerDialect.MaxTextBytes + 1));

        var (_, state, detail) = Assert.Single(_bench.TakeReports());
        Assert.Equal(DeliveryState.Failed, state);
        Assert.Contains(why, detail, StringComparison.Ordinal);
        Assert.Empty(_bench.TakeSent());
    }

    [Fact]
    public void Send_LongestText_IsAPacketThatIptuxReads()
    {
        _bench.Send(Alice, 7, new string('x', IpMessengerDialect.MaxTextBytes));

        Assert.InRange(_bench.Context.Transmitted.Single().Datagram.Length, 1, IpMessengerPacket.MaxLength);
    }

    [Fact]
    public void Close_WhatIsUnderway_FailsAndWhatWaitsIsForTheNextRun()
    {
        _bench.Send(Alice, 1, "one");
        _bench.Send(Alice, 2, "two");
        _bench.TakeReports();

        _bench.Tell(new ListenerClosing());

        Assert.Equal([(1L, DeliveryState.Failed), (2L, DeliveryState.Queued)], _bench.TakeReports().Select(static one => (one.Token, one.State)));
    }

    [Theory]
    [InlineData("iptux-sendmsg-ascii", "Hello Bob", EnvelopeMarks.None, "1:{0}:webudpchat:gateway:33:5|")]
    [InlineData("iptux-sendmsg-utf8-emoji-multiline", "你好 é 😀\nline2", EnvelopeMarks.None, "1:{0}:webudpchat:gateway:33:6|")]
    [InlineData("iptux-sendmsg-broadcastopt", "to everyone", EnvelopeMarks.Everybody, null)]
    [InlineData("iptux-iptux_sendmsg-broadcast", "iptux broadcast", EnvelopeMarks.Everybody, null)]
    [InlineData("perl-sendmsg-sealed", "hi\nsecond\n", EnvelopeMarks.Sealed, "1:{0}:webudpchat:gateway:33:1795339928|")]
    public void Receive_WhatAProgramSent_IsItsTextAndConfirmedOnceItIsKept(string fixture, string text, EnvelopeMarks marks, string? confirmation)
    {
        _bench.ReceiveFixture(Alice, fixture);
        Assert.Empty(_bench.TakeSent());
        var message = Assert.Single(_bench.KeepAll());

        var bytes = message.Bytes.Span;
        Assert.Equal(PacketFixtures.Read(fixture), bytes.ToArray());
        Assert.Equal((text, marks), (Encoding.UTF8.GetString(bytes[message.Envelope!.HeaderLength..^message.TrailerLength]), message.Envelope.Marks));
        var expected = confirmation is null ? null : string.Format(System.Globalization.CultureInfo.InvariantCulture, confirmation, _bench.Context.NextNumber - 1);
        Assert.Equal(expected, _bench.TakeSent().Select(static one => one.Packet).SingleOrDefault());
    }

    [Fact]
    public void Receive_SameMessageAgain_IsShownOnceAndConfirmedAgain()
    {
        _bench.ReceiveFixture(Alice, "iptux-sendmsg-retransmit-1");
        _bench.ReceiveFixture(Alice, "iptux-sendmsg-retransmit-4");
        Assert.Empty(_bench.TakeSent()); // it is not kept yet
        Assert.Single(_bench.KeepAll());
        Assert.Single(_bench.TakeSent());

        _bench.ReceiveFixture(Alice, "iptux-sendmsg-retransmit-4");

        Assert.Empty(_bench.KeepAll());
        Assert.Single(_bench.TakeSent());
    }

    [Fact]
    public void Receive_MessageThatWasLost_IsNewWhenItComesAgain()
    {
        _bench.ReceiveFixture(Alice, "iptux-sendmsg-ascii");
        var lost = _bench.TakeRaised().OfType<MessageReceived>().Single();
        _bench.Tell(new MessageLost(Alice, lost.Receipt!.Value));
        Assert.Empty(_bench.TakeSent());

        _bench.ReceiveFixture(Alice, "iptux-sendmsg-ascii");

        Assert.Single(_bench.KeepAll());
        Assert.Single(_bench.TakeSent());
    }

    [Fact]
    public void Receive_MessageOfTheRunBefore_IsConfirmedAndNotShownAgain()
    {
        var bench = new MemberBench();
        bench.TakeSent();
        bench.Tell(new MessageRecalled(Alice, PacketFixtures.Read("iptux-sendmsg-ascii"), bench.Context.Now));

        bench.ReceiveFixture(Alice, "iptux-sendmsg-ascii");

        Assert.Empty(bench.KeepAll());
        Assert.EndsWith(":33:5|", Assert.Single(bench.TakeSent()).Packet, StringComparison.Ordinal);
    }

    [Fact]
    public void Receive_LowerNumber_IsShown()
    {
        _bench.Receive(Alice, "1:900:root:vm:288:one|");
        _bench.Receive(Alice, "1:5:root:vm:288:two|");

        Assert.Equal(2, _bench.KeepAll().Count);
    }

    [Fact]
    public void Receive_SameNumberAndWordsAfterTheProgramWasStartedAgain_IsShown()
    {
        _bench.Receive(Alice, "1_iptux:2:root:vm:288:hi|");
        _bench.KeepAll();
        _bench.Wait(60, 5);
        _bench.ReceiveFixture(Alice, "iptux-br_entry-broadcast-ascii");
        _bench.TakeRaised();

        _bench.Receive(Alice, "1_iptux:2:root:vm:288:hi|");

        Assert.Single(_bench.KeepAll());
    }

    [Theory]
    [InlineData("1:1:u:h:4194592:2:aabb:ccdd|", Unspoken.Encrypted, "", false)]
    [InlineData("1:1:u:h:2097440:see|0:a.txt:c:0:1:\a|", Unspoken.Files, "see", true)]
    [InlineData("1:1:u:h:209:|", Unspoken.Knock, "", false)]
    [InlineData("1:1:u:h:192:abc|", Unspoken.Picture, "", false)]
    public void Receive_WhatIsNotSpoken_IsANoticeAndConfirmedOnlyWhereItCanBeRead(string packet, Unspoken unspoken, string text, bool confirmed)
    {
        _bench.Receive(Alice, packet);

        var message = Assert.Single(_bench.KeepAll());
        Assert.Equal((unspoken, text), (message.Envelope!.Unspoken, Encoding.UTF8.GetString(message.Bytes.Span[message.Envelope.HeaderLength..^message.TrailerLength])));
        Assert.Equal(unspoken == Unspoken.Files ? [new AttachedFile("a.txt", 12)] : [], message.Envelope.Files.ToList());
        Assert.Equal(confirmed, _bench.TakeSent().Any(static one => one.Packet.Contains(":33:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Receive_TextOfAMemberThatSaysNothing_ShowsItsCharset()
    {
        var stranger = new PeerAddress(0x0A010009, 2425);
        _bench.Dialect.HandleDatagram(stranger, [.. "1:1:u:h:288:"u8, 0xC4, 0xE3, 0xBA, 0xC3, 0], _bench.Context);

        Assert.Equal("gb18030", _bench.Context.Raised.OfType<PeerDescribed>().Last().Charset);
        _bench.KeepAll();
        _bench.TakeSent();
        _bench.Wait(1.5);
        Assert.Contains(":16777217:", Assert.Single(_bench.TakeSent()).Packet, StringComparison.Ordinal); // it is asked who it is
    }

    [Fact]
    public void Open_SealedMessage_TellsItsSenderUntilThatIsConfirmed()
    {
        _bench.Receive(Alice, "1:77:root:vm:1049376:hush|");
        var message = Assert.Single(_bench.KeepAll());
        _bench.TakeSent();

        _bench.Tell(new MessageOpened(Alice, message.Bytes));
        var number = _bench.Context.NextNumber - 1;
        _bench.Wait(1.5);
        _bench.Receive(Alice, $"1:78:root:vm:50:{number}|");
        _bench.Wait(5);

        var sent = _bench.TakeSent();
        Assert.Equal(2, sent.Count);
        Assert.All(sent, one => Assert.Equal($"1:{number}:webudpchat:gateway:1048624:77|", one.Packet));
    }
}
