using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Nodes;

public sealed class CareForGoneTests : IDisposable
{
    private readonly SharedMemory _memory = new();
    private readonly TestNode _a;
    private readonly TestNode _b;
    private readonly Peer _peer;

    public CareForGoneTests()
    {
        (_a, _b) = (new TestNode(_memory, "a"), new TestNode(_memory, "b"));
        _peer = _a.AddPeer();
        _b.Look();
    }

    public void Dispose()
    {
        _a.Dispose();
        _b.Dispose();
    }

    [Fact]
    public void Decide_NodeThatLives_IsLeftAlone()
    {
        var message = _b.Post(_peer.ConversationId, "hello");

        Assert.False(IsNeeded(mayTake: true));
        Assert.False(Care(mayTake: true));
        Assert.Equal((DeliveryState.Queued, null), StateOf(message));
    }

    [Fact]
    public void Decide_NodeThatIsGone_WhatWaitsSaysForWhomOnce()
    {
        var message = _b.Post(_peer.ConversationId, "hello");
        _memory.Gone.Add("a");

        Assert.True(IsNeeded(mayTake: false));
        Assert.True(Care(mayTake: false));
        Assert.Equal((DeliveryState.Queued, "Waits for the node a, which is not running."), StateOf(message));
        Assert.False(IsNeeded(mayTake: false));
        Assert.False(Care(mayTake: false));
        Assert.Empty(_b.Route.Taken);
    }

    [Fact]
    public void Decide_NodeThatComesBack_SendsWhatWaitedForIt()
    {
        var message = _b.Post(_peer.ConversationId, "hello");
        _memory.Gone.Add("a");
        Care(mayTake: false);
        _a.Dispose();

        using var again = new TestNode(_memory, "a");
        again.Turn();
        Assert.Equal([message.Id], again.Route.To(_peer));
    }

    [Fact]
    public void Decide_WhatWasAboutToBeSent_IsOfUnknownFateAndNeverSentAgain()
    {
        var message = _a.Post(_peer.ConversationId, "hello");
        _a.Turn();
        _memory.Gone.Add("a");

        Assert.True(Care(mayTake: true));
        _b.Turn();
        Assert.Equal(DeliveryState.Unknown, StateOf(message).State);
        Assert.Empty(_b.Route.Taken);

        // It was only slow: what it reports comes too late, and is not taken for more than it is.
        _a.Do(new RecordDelivery([new DeliveryStep(message.Id, _peer.Id, DeliveryState.Sent)]));
        Assert.Equal(DeliveryState.Unknown, StateOf(message).State);
    }

    [Fact]
    public void Decide_DialectThatDropsDuplicates_IsSentAgainByTheNodeThatTakesOver()
    {
        var message = _a.Post(_peer.ConversationId, "hello");
        _a.Turn();
        _memory.Gone.Add("a");

        Assert.False(_b.Do(new CareForGone(static _ => true, static _ => true)).IsRefused);
        _b.Turn();
        Assert.Equal([message.Id], _b.Route.To(_peer));
    }

    [Fact]
    public void Decide_MayTakeOver_SendsAllThatWaitsInOrder()
    {
        var messages = Enumerable.Range(0, 5).Select(number => _b.Post(_peer.ConversationId, $"text {number}").Id).ToList();
        _memory.Gone.Add("a");

        Care(mayTake: true);
        _b.Turn();
        Assert.Equal(messages, _b.Route.To(_peer));
        Assert.Equal("b", _b.State.Peers.Find(_peer.Id)!.Node);
    }

    [Fact]
    public void Decide_MoreThanAStep_IsDoneInSeveral()
    {
        for (var number = 0; number < 300; number++)
            _b.Post(_peer.ConversationId, $"text {number}");
        _memory.Gone.Add("a");

        Assert.True(Care(mayTake: false));
        Assert.True(IsNeeded(mayTake: false));
        Assert.True(Care(mayTake: false));
        Assert.False(IsNeeded(mayTake: false));
    }

    [Fact]
    public void Decide_PeerOfNobody_IsTakenByWhoMay()
    {
        var peer = new Peer(new PeerId(900), "", "text", "text", new PeerAddress(0x0A000009, 9), _peer.ConversationId, PeerState.Accepted, PeerSettings.Default);
        _b.Do(new Append(new PeerChanged(peer)));
        _b.Do(new Append(new ConversationChanged(new Conversation(new ConversationId(901), ConversationKind.Direct, "", [peer.Id], false))));
        var message = _b.Post(new ConversationId(901), "hello");

        Assert.True(Care(mayTake: true));
        _b.Turn();
        Assert.Equal([message.Id], _b.Route.To(peer));
    }

    private bool IsNeeded(bool mayTake) => CareForGone.IsNeeded(_b.State, _memory.Gone, _ => mayTake);

    private bool Care(bool mayTake) => _b.Do(new CareForGone(_ => mayTake, static _ => false)).Value;

    private (DeliveryState State, string? Detail) StateOf(ChatMessage message) => (_b.Delivery(message).State, _b.Delivery(message).Detail);

    private sealed class Append(JournalEvent change) : JournalCommand<bool>
    {
        public override ValueTask<Outcome<bool>> DecideAsync(JournalTransaction transaction)
        {
            transaction.Append(change);
            return new(true);
        }
    }
}
