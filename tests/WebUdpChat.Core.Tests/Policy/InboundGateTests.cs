using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Policy;
using WebUdpChat.Core.Tests.Journal;

namespace WebUdpChat.Core.Tests.Policy;

public sealed class InboundGateTests
{
    private const string Listener = "text";
    private static readonly NewcomerBounds Bounds = new() { PerSecond = 1, Lobby = 2, KnocksPerSecond = 0.5 };

    private readonly StillJournal _journal = new();

    [Fact]
    public void Refuse_MoreStrangersThanTheRateAllows_TurnsAwayTheRest()
    {
        var gate = Open(SourceMode.Open);

        Assert.Equal(10, Enumerable.Range(1, 1_000).Count(number => gate.Refuse(Stranger(number)) is null));
        _journal.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(3, Enumerable.Range(2_001, 1_000).Count(number => gate.Refuse(Stranger(number)) is null));
        Assert.Equal(DropReason.Policy, gate.Refuse(Stranger(5_000)));
    }

    [Fact]
    public void Refuse_OneStrangerThatSaysMuch_IsOneArrival()
    {
        var gate = Open(SourceMode.Open);

        Assert.All(Enumerable.Range(0, 1_000), _ => Assert.Null(gate.Refuse(Stranger(1))));
        Assert.Null(gate.Refuse(Stranger(2)));
    }

    [Fact]
    public void Refuse_PeerWhileStrangersAreTurnedAway_Passes()
    {
        var gate = Open(SourceMode.Open);
        var peer = _journal.AddPeer();
        for (var number = 100; number < 200; number++)
            gate.Refuse(Stranger(number));

        Assert.Equal(DropReason.Policy, gate.Refuse(Stranger(500)));
        Assert.Null(gate.Refuse(peer.Key));
    }

    [Fact]
    public void Refuse_BlockedPeer_SaysSo()
    {
        var gate = Open(SourceMode.Open);
        var peer = _journal.AddPeer();
        _journal.Get(new UpdatePeer(peer.Id, null, PeerState.Blocked, static settings => settings));

        Assert.Equal(DropReason.Blocked, gate.Refuse(peer.Key));
    }

    [Fact]
    public void Refuse_DeniedAddress_IsNotHeardEvenAsAPeer()
    {
        var gate = Open(SourceMode.Open, denied: "10.0.0.0/8");

        Assert.Equal(DropReason.Policy, gate.Refuse(_journal.AddPeer().Key));
    }

    [Theory]
    [InlineData(PeerState.Accepted, true)]
    [InlineData(PeerState.Muted, true)]
    [InlineData(PeerState.Blocked, false)]
    public void IsWelcome_OfAPeer_IsWhetherAllOfItPasses(PeerState state, bool expected)
    {
        var gate = Open(SourceMode.Open);
        var peer = _journal.AddPeer();
        _journal.Get(new UpdatePeer(peer.Id, null, state, static settings => settings));

        Assert.Equal(expected, gate.IsWelcome(peer.Key));
    }

    [Fact]
    public void IsWelcome_OfWhoMustBeAskedForEachTime_IsFalse()
    {
        Assert.False(Open(SourceMode.Open).IsWelcome(Stranger(1)));
        Assert.False(Open(SourceMode.Open, denied: "10.0.0.0/8").IsWelcome(_journal.AddPeer().Key));
    }

    [Fact]
    public void Refuse_Closed_LetsPeersInOnly()
    {
        var gate = Open(SourceMode.Closed);

        Assert.Equal(DropReason.Policy, gate.Refuse(Stranger(7)));
        Assert.Null(gate.Refuse(_journal.AddPeer().Key));
    }

    [Fact]
    public void Receive_FullLobby_TakesNobodyUntilThereIsRoom()
    {
        var gate = Open(SourceMode.Knock);
        var first = Knock(1);
        Knock(2);

        Assert.Null(gate.Receive(_journal.State, Stranger(3).Address));
        _journal.Get(new UpdatePeer(first.Id, null, PeerState.Accepted, static settings => settings));
        Assert.Equal(PeerState.Knocking, gate.Receive(_journal.State, Stranger(3).Address));
    }

    [Fact]
    public void Refuse_WhoKnocksOften_IsHeldToARate()
    {
        var gate = Open(SourceMode.Knock);
        var peer = Knock(1);

        Assert.Equal(5, Enumerable.Range(0, 100).Count(_ => gate.Refuse(peer.Key) is null));
        _journal.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, Enumerable.Range(0, 100).Count(_ => gate.Refuse(peer.Key) is null));
    }

    [Fact]
    public void Post_ToSomebodyWhoKnocks_IsRefusedUntilAccepted()
    {
        var peer = Knock(1);
        Assert.Equal(RefusalKind.Forbidden, _journal.Do(StillJournal.Say(peer.ConversationId)).Refusal?.Kind);

        _journal.Get(new UpdatePeer(peer.Id, null, PeerState.Accepted, static settings => settings));
        _journal.Post(peer.ConversationId);
    }

    private Peer Knock(int number)
    {
        var peer = _journal.AddPeer(number);
        return _journal.Get(new UpdatePeer(peer.Id, null, PeerState.Knocking, static settings => settings));
    }

    private InboundGate Open(SourceMode mode, params string[] denied)
    {
        var gate = new InboundGate(new SourcePolicy(mode, [], denied.Select(AddressBlock.Parse)), Bounds, _journal.Time);
        gate.Open(_journal.State);
        return gate;
    }

    private static PeerKey Stranger(int number) => new(Listener, new PeerAddress(0xC0A80000u + (uint)number, 5000));
}
