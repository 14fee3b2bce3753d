using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Dialects.IpMessenger;
using static WebUdpChat.Core.Tests.Dialects.IpMessenger.MemberBench;

namespace WebUdpChat.Core.Tests.Dialects.IpMessenger;

public sealed class PersonsTests
{
    private const string BobEnters = "1:1:bob:vm:1:Bob|Team|";
    private const string BobAnswers = "1:1:bob:vm:3:Bob|Team|";

    private static readonly LocalPerson Ann = new("u:1", "Änn");
    private static readonly LocalPerson Bea = new("u:2", "Bea");

    private readonly MemberBench _bench = new(new IpMessengerOptions { MemberPerPerson = true });

    [Fact]
    public void People_ThatComeAndGo_AreToldToWhoTellsThemApart()
    {
        _bench.Receive(Bob, BobAnswers);
        _bench.ReceiveFixture(Alice, "iptux-ansentry");
        _bench.TakeSent();
        _bench.Tell(new PeopleChanged([Ann, Bea]));
        _bench.Wait(6);

        var told = _bench.TakeSent().Where(static one => one.To != Everybody).ToList();
        Assert.Equal([(Bob, "Änn"), (Bob, "Bea")], told.Select(static one => (one.To, Nick(one.Packet))));
        Assert.All(told, static one => Assert.Equal("16777219", Field(one.Packet, 4)));
        Assert.Equal(3, told.Select(static one => Field(one.Packet, 2)).Append("webudpchat").Distinct().Count());

        _bench.Tell(new PeopleChanged([Bea with { Name = "Beatrice" }]));
        _bench.Wait(6);
        Assert.Equal([(Bob, Field(told[0].Packet, 2), "2"), (Bob, Field(told[1].Packet, 2), "16777219")],
            _bench.TakeSent().Select(static one => (one.To, Field(one.Packet, 2), Field(one.Packet, 4))));
    }

    [Fact]
    public void Member_ThatEntersAgain_IsToldAgain()
    {
        _bench.Tell(new PeopleChanged([Ann]));
        _bench.Wait(6);
        _bench.TakeSent();
        _bench.Receive(Bob, BobEnters);
        _bench.Receive(Bob, BobAnswers);
        Assert.Single(_bench.TakeSent(), static one => Nick(one.Packet) == "Änn");

        _bench.Receive(Bob, BobEnters);

        Assert.Single(_bench.TakeSent(), static one => Nick(one.Packet) == "Änn");
    }

    [Fact]
    public void Send_OfAnAuthor_LeavesUnderTheirAccountAfterTheyAreIntroduced()
    {
        _bench.Receive(Bob, BobAnswers);
        _bench.TakeSent();
        _bench.Dialect.Send(Bob, new OutgoingMessage(7, "hello"u8.ToArray()) { Author = Ann }, _bench.Context);

        var sent = _bench.TakeSent();
        Assert.Equal(["16777219", "8388896"], sent.Select(static one => Field(one.Packet, 4)));
        Assert.Single(sent.Select(static one => Field(one.Packet, 2)).Distinct());
        _bench.Receive(Bob, $"1:9:bob:vm:33:{Field(sent[1].Packet, 1)}|");
        Assert.Contains(_bench.TakeReports(), static one => one.State == DeliveryState.Acknowledged);
        _bench.Dialect.Send(Bob, new OutgoingMessage(8, "again"u8.ToArray()) { Author = Ann }, _bench.Context);
        Assert.Equal(Field(sent[0].Packet, 2), Field(Assert.Single(_bench.TakeSent()).Packet, 2));
    }

    [Fact]
    public void Close_TellsThatAllOfThemGo()
    {
        _bench.Receive(Bob, BobAnswers);
        _bench.Tell(new PeopleChanged([Ann, Bea]));
        _bench.Wait(6);
        _bench.TakeSent();

        _bench.Tell(new ListenerClosing());

        Assert.Equal([Bob, Bob, Everybody, Bob], _bench.TakeSent().Select(static one => one.To));
    }

    [Fact]
    public void Option_TurnedOff_DismissesThem()
    {
        _bench.Receive(Bob, BobAnswers);
        _bench.Tell(new PeopleChanged([Ann]));
        _bench.Wait(6);
        _bench.TakeSent();

        _bench.Tell(new IpMessengerChanged(new IpMessengerOptions()));
        _bench.Wait(6);

        Assert.Single(_bench.TakeSent(), static one => one.To == Bob && Field(one.Packet, 4) == "2");
    }

    [Fact]
    public void People_WithoutTheOption_AreNotTold()
    {
        var bench = new MemberBench();
        bench.Receive(Bob, BobAnswers);
        bench.TakeSent();
        bench.Tell(new PeopleChanged([Ann]));
        bench.Wait(6);

        Assert.DoesNotContain(bench.TakeSent(), static one => one.To == Bob);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("iptux 0.8.3", false)]
    [InlineData("FeiQ", false)]
    public void NamesAuthorsTo_AProgram_IsWhetherItTellsMembersApart(string program, bool expected)
    {
        var profile = new PeerProfile("Bob", "", "bob", "vm", program, Presence.Online);

        Assert.Equal(expected, _bench.Dialect.NamesAuthorsTo(profile));
        Assert.False(_bench.Dialect.NamesAuthorsTo(null));
        Assert.False(new MemberBench().Dialect.NamesAuthorsTo(profile));
    }

    [Fact]
    public void Account_OfTheLongestOwnName_IsOneThatMayBeWritten()
    {
        var bench = new MemberBench(new IpMessengerOptions { MemberPerPerson = true, User = new string('x', IpMessengerNames.MaxAccount) });
        bench.Dialect.Send(Bob, new OutgoingMessage(7, "hello"u8.ToArray()) { Author = Ann }, bench.Context);

        Assert.True(IpMessengerNames.IsAccount(Field(bench.TakeSent()[^1].Packet, 2)));
    }

    private static string Field(string packet, int index) => packet.Split(':')[index];

    private static string Nick(string packet) => packet.Split(':', 6)[5].Split('|')[0];
}
