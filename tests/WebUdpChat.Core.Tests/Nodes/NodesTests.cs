using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Journal;
using WebUdpChat.Core.Tests.Simulation;

namespace WebUdpChat.Core.Tests.Nodes;

/// <summary>What two gateways on one journal make of what the other one appended.</summary>
public sealed class NodesTests : IDisposable
{
    private readonly SharedMemory _memory = new();
    private readonly TestNode _a;
    private readonly TestNode _b;
    private readonly Peer _peer;

    public NodesTests()
    {
        (_a, _b) = (new TestNode(_memory, "a"), new TestNode(_memory, "b"));
        _peer = _a.AddPeer();
    }

    public void Dispose()
    {
        _a.Dispose();
        _b.Dispose();
    }

    [Fact]
    public void Post_AtAnotherNode_IsDecidedAgainstWhatIsInTheJournalAndSentByThePeersNode()
    {
        var message = _b.Post(_peer.ConversationId, "hello");
        _b.Turn();
        _a.Look();

        Assert.Equal([message.Id], _a.Route.To(_peer));
        Assert.Empty(_b.Route.Taken);
        _b.Look();
        Assert.Equal(DeliveryState.Sending, _b.State.OpenDeliveries.Find(message.Id)!.Delivery.Summary.State);
    }

    [Fact]
    public void Post_SameIdAtBothNodes_IsOneMessage()
    {
        var first = _a.Post(_peer.ConversationId, "hello", "id-1");
        var second = _b.Post(_peer.ConversationId, "hello", "id-1");

        Assert.Equal(first.Id, second.Id);
    }

    [Fact]
    public void Look_EventsOfOthers_AreToldInOrderAfterOnesOwn()
    {
        _b.Look();
        var head = _b.Writer.HeadSeq;
        _a.Post(_peer.ConversationId, "one");
        _a.Post(_peer.ConversationId, "two");
        _b.Look();

        Assert.Equal(head, _b.Batches.Batches[^1].PrevSeq);
        Assert.Equal(_a.Writer.HeadSeq, _b.Writer.HeadSeq);
        Assert.Equal(_b.Batches.Batches.SelectMany(static batch => batch.Entries).Select(static entry => entry.Seq).Distinct(),
            _b.Batches.Batches.SelectMany(static batch => batch.Entries).Select(static entry => entry.Seq).Order());
    }

    [Fact]
    public void Adopt_PeerWithWaitingMessages_SendsThemInOrderFromTheNewNodeOnly()
    {
        var messages = new[] { "one", "two", "three" }.Select(text => _b.Post(_peer.ConversationId, text)).ToList();

        _b.Adopt(_peer);
        _b.Turn();
        _a.Look();
        _a.Turn();

        Assert.Equal(messages.Select(static message => message.Id), _b.Route.To(_peer));
        Assert.Empty(_a.Route.Taken);
    }

    [Fact]
    public void Look_WhatAnotherNodeBeganToSendBeforeThePeerMoved_IsNotSentAgain()
    {
        var message = _a.Post(_peer.ConversationId, "hello");
        _a.Turn();
        Assert.Equal([message.Id], _a.Route.To(_peer));

        // In one look: posted, sending, and the peer that moves here.
        _b.Adopt(_peer);
        _b.Turn();

        Assert.Empty(_b.Route.Taken);
    }

    [Fact]
    public void MarkSending_PeerThatMovedMeanwhile_IsLeftToItsNewNode()
    {
        var message = _a.Post(_peer.ConversationId, "hello"); // asks to record that it is about to be sent
        _b.Adopt(_peer);
        _a.Turn();
        _a.Turn();
        _b.Look();

        Assert.Empty(_a.Route.Taken);
        Assert.Equal([message.Id], _b.Route.To(_peer));
    }

    [Fact]
    public void Resend_AtAnotherNode_IsSentByThePeersNode()
    {
        var message = _a.Post(_peer.ConversationId, "hello");
        _a.Turn();
        _a.Do(new RecordDelivery([new DeliveryStep(message.Id, _peer.Id, DeliveryState.Sending), new DeliveryStep(message.Id, _peer.Id, DeliveryState.Failed, "no route")]));

        Assert.False(_b.Do(new ResendMessage(message.Id)).IsRefused);
        _b.Turn();
        _a.Look();

        Assert.Equal([message.Id, message.Id], _a.Route.To(_peer));
        Assert.Empty(_b.Route.Taken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Commit_OfUnknownFate_CountsOnceWhateverBecameOfIt(bool written)
    {
        _a.Store.FailsNext = written;
        var answer = _a.Writer.KeepAsync(StillMessage("hello"));
        _a.Turn();
        _b.Post(_peer.ConversationId, "meanwhile");
        _a.Turn();
        _a.Turn();

        Assert.True(answer.IsCompletedSuccessfully);
        Assert.Equal(
            written ? ["hello", "meanwhile"] : ["meanwhile", "hello"],
            _memory.Journal.ReadEntriesAsync(0, long.MaxValue, 100, default).Now().Select(static entry => entry.Event).OfType<MessagePosted>()
                .Select(static posted => StillJournal.TextOf(posted.Message).TrimEnd()));
        Assert.Null(_a.Writer.Trouble);
    }

    [Fact]
    public void Trim_AtOneNode_IsReadByTheOther()
    {
        _a.Post(_peer.ConversationId, "hello");
        _a.Turn();
        _b.Look();
        _ = _a.Writer.TrimAsync(_a.Time.GetUtcNow().AddDays(1), null);
        _a.Turn();
        _b.Look();

        Assert.IsType<GapRecorded>(_b.Batches.Batches[^1].Entries[^1].Event);
    }

    [Fact]
    public void Look_AfterRetentionRemovedWhatWasNotRead_IsTrouble()
    {
        _b.Look();
        _a.Post(_peer.ConversationId, "one");
        _a.Post(_peer.ConversationId, "two");
        _ = _a.Writer.TrimAsync(_a.Time.GetUtcNow().AddDays(1), null);
        _a.Turn();

        var look = _b.Writer.CatchUpAsync();
        _b.Turn();
        Assert.False(look.Now());
        Assert.Equal(StorageFailure.Incompatible, _b.Writer.Trouble);
    }

    private PostMessage StillMessage(string text) => StillJournal.Say(_peer.ConversationId, text);

    [Fact]
    public void ForgetPresence_AtANodeThatStarts_LeavesTheOthersMembersOnline()
    {
        var own = _b.AddPeer(2);
        _a.Do(new ComeOnline(_peer.Id));
        _b.Do(new ComeOnline(own.Id));

        _b.Do(new ForgetPresence(own.Listener));

        Assert.Equal(Presence.Online, _b.State.Peers.Find(_peer.Id)!.Profile!.Presence);
        Assert.Equal(Presence.Unknown, _b.State.Peers.Find(own.Id)!.Profile!.Presence);
    }

    private sealed class ComeOnline(PeerId id) : JournalCommand<bool>
    {
        public override ValueTask<Outcome<bool>> DecideAsync(JournalTransaction transaction)
        {
            transaction.Append(new PeerChanged(transaction.State.Peers[id]! with { Profile = new PeerProfile("Ann", "", "", "", "", Presence.Online) }));
            return new(true);
        }
    }
}
