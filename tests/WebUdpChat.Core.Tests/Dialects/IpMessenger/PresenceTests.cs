using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Dialects.IpMessenger;
using WebUdpChat.Core.Peers;
using static WebUdpChat.Core.Tests.Dialects.IpMessenger.MemberBench;

namespace WebUdpChat.Core.Tests.Dialects.IpMessenger;

public sealed class PresenceTests
{
    private const string OwnEntry = "WebUdpChat||\nUN:webudpchat\nHN:gateway\nNN:WebUdpChat\nGN:\n|utf-8|";

    [Fact]
    public void Start_EntersByBroadcastAndAgainWhereNobodyAnswers()
    {
        var bench = new MemberBench();

        Assert.Equal((Everybody, $"1:1700000000:webudpchat:gateway:16777217:{OwnEntry}"), Assert.Single(bench.TakeSent()));
        bench.Wait(4);
        Assert.Single(bench.TakeSent());
        bench.Wait(200);
        Assert.Empty(bench.TakeSent());
        bench.Wait(120);
        Assert.Equal(Everybody, Assert.Single(bench.TakeSent()).To);
    }

    [Fact]
    public void Close_LeavesByBroadcastAndAtEachMember()
    {
        var bench = new MemberBench();
        bench.ReceiveFixture(Alice, "iptux-ansentry");
        bench.ReceiveFixture(Bob, "perl-ansentry");
        bench.ReceiveFixture(Bob, "perl-br_exit");
        bench.TakeSent();

        bench.Tell(new ListenerClosing());

        var sent = bench.TakeSent();
        Assert.Equal([Everybody, Alice], sent.Select(static one => one.To));
        Assert.All(sent, static one => Assert.EndsWith(":webudpchat:gateway:2:|", one.Packet, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("iptux-br_entry-broadcast-ascii", "Alice", "Team", "iptux 0.8.3", "utf-8")]
    [InlineData("perl-br_entry", "ipmsg", "ipmsg", "", "gb18030")]
    public void Entry_OfAMember_IsDescribedAndAnsweredAfterAWhileByChance(string fixture, string nick, string group, string program, string charset)
    {
        var bench = new MemberBench();
        bench.TakeSent();
        bench.Context.NextChance = 0.75;

        bench.ReceiveFixture(Alice, fixture);

        var described = Assert.IsType<PeerDescribed>(Assert.Single(bench.TakeRaised()));
        Assert.Equal((nick, group, "vm", program, Presence.Online, charset),
            (described.Profile.Nick, described.Profile.Group, described.Profile.Host, described.Profile.Program, described.Profile.Presence, described.Charset));
        bench.Wait(0.5);
        Assert.Empty(bench.TakeSent());
        bench.Wait(0.5);
        Assert.Equal((Alice, $"1:1700000001:webudpchat:gateway:16777219:{OwnEntry}"), Assert.Single(bench.TakeSent()));
    }

    [Fact]
    public void Answer_AndAbsence_AreNotAnswered()
    {
        var bench = new MemberBench();
        bench.TakeSent();
        bench.ReceiveFixture(Alice, "iptux-ansentry");
        bench.ReceiveFixture(Alice, "iptux-br_absence-nick-change");
        bench.Wait(2);

        Assert.Empty(bench.TakeSent());
        Assert.Equal(["Alice", "alice2"], bench.TakeRaised().OfType<PeerDescribed>().Select(static one => one.Profile.Nick));
    }

    [Theory]
    [InlineData("1:1:root:vm:257:Alice|", Presence.Away)]
    [InlineData("1_iptux 0.8.3:1:root:vm:257:Alice|", Presence.Online)]
    [InlineData("1:1:root:vm:1:Alice|", Presence.Online)]
    public void Entry_WithTheOptionForBeingAway_IsBelievedButOfIptux(string packet, Presence presence)
    {
        var bench = new MemberBench();

        bench.Receive(Alice, packet);

        Assert.Equal(presence, Assert.IsType<PeerDescribed>(Assert.Single(bench.TakeRaised())).Profile.Presence);
    }

    [Fact]
    public void Absence_OfAMember_IsAskedForAndToldUntilItIsBack()
    {
        var bench = new MemberBench();
        bench.Receive(Alice, "1:1:root:vm:3:Alice|");
        bench.Receive(Alice, "1:2:root:vm:81:not asked|");
        bench.Wait(2);
        bench.TakeSent();
        bench.TakeRaised();

        bench.Receive(Alice, "1:3:root:vm:260:Alice[lunch]|");
        Assert.EndsWith(":webudpchat:gateway:80:|", Assert.Single(bench.TakeSent()).Packet, StringComparison.Ordinal);
        bench.Receive(Alice, "1:4:root:vm:8388689:back\nat två|");
        bench.Receive(Alice, "1:5:root:vm:259:Alice[lunch]|");
        bench.Wait(2);

        Assert.Empty(bench.TakeSent());
        var away = bench.TakeRaised().OfType<PeerDescribed>().Last().Profile;
        Assert.Equal((Presence.Away, "back at två"), (away.Presence, away.AbsenceText));
        bench.Receive(Alice, "1:6:root:vm:4:Alice|");
        bench.Wait(2);
        var back = bench.TakeRaised().OfType<PeerDescribed>().Last().Profile;
        Assert.Equal((Presence.Online, ""), (back.Presence, back.AbsenceText));
    }

    [Fact]
    public void Absence_OfIptux_WhichSetsTheOptionAlways_IsNotAskedFor()
    {
        var bench = new MemberBench();
        bench.ReceiveFixture(Alice, "iptux-ansentry");
        bench.ReceiveFixture(Alice, "iptux-br_absence-nick-change");
        bench.TakeSent();
        bench.ReceiveFixture(Alice, "iptux-br_absence-nick-change");

        Assert.Empty(bench.TakeSent());
    }

    [Fact]
    public void OwnBroadcast_ThatComesBack_IsIgnored()
    {
        var bench = new MemberBench();
        var own = bench.Context.Transmitted[0].Datagram;

        bench.Dialect.HandleDatagram(Alice, own, bench.Context);

        Assert.Equal(new DatagramRejected(Alice, DecodeError.Own), Assert.Single(bench.TakeRaised()));
    }

    [Fact]
    public void Member_ThatAnswersNoMore_IsAskedByItselfAndThenGone()
    {
        var bench = new MemberBench(new IpMessengerOptions { EntryEvery = TimeSpan.FromMinutes(5) });
        bench.ReceiveFixture(Alice, "iptux-ansentry");
        bench.Wait(4);
        bench.TakeSent();
        bench.TakeRaised();

        bench.Wait(310, 10);
        Assert.Equal([Everybody], bench.TakeSent().Select(static one => one.To));
        bench.Wait(310, 10);
        Assert.Equal([Alice, Everybody], bench.TakeSent().Select(static one => one.To));
        Assert.Empty(bench.TakeRaised());
        bench.Wait(310, 10);

        Assert.Equal(Presence.Offline, Assert.IsType<PeerDescribed>(Assert.Single(bench.TakeRaised())).Profile.Presence);
        bench.ReceiveFixture(Alice, "iptux-ansentry");
        Assert.Equal(Presence.Online, Assert.IsType<PeerDescribed>(Assert.Single(bench.TakeRaised())).Profile.Presence);
    }

    [Fact]
    public void Member_ThatSaysTheSame_IsHeardAndNoMore()
    {
        var bench = new MemberBench();
        bench.ReceiveFixture(Alice, "iptux-ansentry");
        bench.TakeRaised();

        bench.ReceiveFixture(Alice, "iptux-ansentry");

        Assert.Equal(new PeerHeard(Alice), Assert.Single(bench.TakeRaised()));
    }

    [Fact]
    public void Member_ThatChangesAThousandTimes_IsToldOnceASecond()
    {
        var bench = new MemberBench();
        for (var i = 0; i < 1_000; i++)
            bench.Receive(Alice, i % 2 == 0 ? "1:1:root:vm:3:Alice|" : "1:1:root:vm:2:|");
        Assert.Single(bench.TakeRaised().OfType<PeerDescribed>());
        bench.Wait(2);

        Assert.Equal(Presence.Offline, Assert.IsType<PeerDescribed>(Assert.Single(bench.TakeRaised())).Profile.Presence);
    }

    [Fact]
    public void PeerCaredFor_IsAskedAtOnceAndEachTime()
    {
        var bench = new MemberBench();
        bench.TakeSent();

        bench.Tell(new PeerCaredFor(Alice));
        bench.Tell(new PeerCaredFor(Alice));

        Assert.StartsWith("1:1700000001:webudpchat:gateway:16842753:", Assert.Single(bench.TakeSent()).Packet, StringComparison.Ordinal);
        bench.Wait(4);
        Assert.Equal([Everybody, Alice], bench.TakeSent().Select(static one => one.To));
        bench.Tell(new PeerForgotten(Alice));
        bench.Tell(new NetworkChanged());
        Assert.Equal([Everybody], bench.TakeSent().Select(static one => one.To));
    }

    [Fact]
    public void People_ThatGoAndComeBack_AreFollowedAfterAWhile()
    {
        var bench = new MemberBench(new IpMessengerOptions { FollowsPeople = true, AbsenceText = "at lunch" });
        Assert.Contains(":16777473:WebUdpChat[at lunch]|", bench.TakeSent()[0].Packet, StringComparison.Ordinal); // nobody is there yet
        bench.Tell(new PeopleChanged([new LocalPerson("u1", "ann")]));
        bench.Wait(35);
        bench.TakeSent();
        bench.Tell(new PeopleChanged([]));
        bench.Wait(20);
        Assert.Empty(bench.TakeSent());
        bench.Wait(15);
        var away = Assert.Single(bench.TakeSent());
        Assert.Contains(":16777476:WebUdpChat[at lunch]|", away.Packet, StringComparison.Ordinal);
        bench.Receive(Alice, "1:5:root:vm:80:|");
        Assert.EndsWith(":at lunch|", Assert.Single(bench.TakeSent()).Packet, StringComparison.Ordinal);

        bench.Tell(new PeopleChanged([new LocalPerson("u1", "ann")]));
        bench.Wait(35);

        Assert.Contains(":16777220:WebUdpChat|", Assert.Single(bench.TakeSent()).Packet, StringComparison.Ordinal);
        bench.Receive(Alice, "1:6:root:vm:80:|");
        bench.Receive(Alice, "1:7:root:vm:64:|");
        Assert.Equal(["Not absence mode", "WebUdpChat"], bench.TakeSent().Select(static one => one.Packet.Split(':')[5].TrimEnd('|')));
    }

    [Fact]
    public void OtherName_IsToldToEverybody()
    {
        var bench = new MemberBench();
        bench.TakeSent();

        bench.Tell(new IpMessengerChanged(new IpMessengerOptions { Name = "Zoë", Group = "Lab" }));

        var sent = Assert.Single(bench.TakeSent());
        Assert.Contains(":16777220:Zoë|Lab|", sent.Packet, StringComparison.Ordinal);
    }

    [Fact]
    public void ForgedEntries_AHundredThousand_AreBoundedInMemoryAndAnswers()
    {
        var options = new IpMessengerOptions { MaxMembers = 1_000, AnswersPerSecond = 20 };
        var bench = new MemberBench(options);
        bench.ReceiveFixture(Alice, "iptux-ansentry");
        bench.Send(Alice, 1, "hello");
        bench.Receive(Alice, $"1:9:root:vm:33:{bench.Context.NextNumber - 1}|");
        bench.TakeSent();
        for (var i = 0; i < 100_000; i++)
        {
            bench.Receive(new PeerAddress(0x0B000000u + (uint)i, 2425), $"1:{i}:user{i}:host{i}:1:nick{i}|group|");
            if (i % 1_000 == 0)
                bench.Wait(0.1, 0.1);
        }

        bench.Wait(5);
        var answers = bench.TakeSent().Count(static one => one.Packet.Contains(":16777219:", StringComparison.Ordinal));

        // Ten seconds' worth at once, and what fifteen seconds bring.
        Assert.InRange(answers, 1, 200 + (15 * 20));
        Assert.InRange(bench.Dialect.MemberCount, 1, 1_000);
        bench.TakeRaised();
        bench.ReceiveFixture(Alice, "iptux-ansentry");
        Assert.IsType<PeerHeard>(Assert.Single(bench.TakeRaised())); // one that confirmed something was not forgotten for forged ones
    }
}
