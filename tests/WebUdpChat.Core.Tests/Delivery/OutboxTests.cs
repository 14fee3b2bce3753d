using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Journal;
using WebUdpChat.Core.Tests.Simulation;

namespace WebUdpChat.Core.Tests.Delivery;

public sealed class OutboxTests : IDisposable
{
    private readonly RecordingRoute _route = new();
    private readonly StillJournal _journal;
    private readonly ManualTimeProvider _time = new();
    private readonly Peer _peer;
    private Outbox _outbox = null!;

    public OutboxTests()
        : this(new JournalOptions())
    {
    }

    private OutboxTests(JournalOptions options)
    {
        _journal = new StillJournal(options, observers: state => [_outbox = new Outbox(state, _route, _time)]);
        Start();
        _peer = _journal.AddPeer();
    }

    public void Dispose() => _outbox.Dispose();

    [Fact]
    public void Post_Message_IsRecordedAsSendingOnTheDiskBeforeItIsHandedOver()
    {
        var message = _journal.Post(_peer.ConversationId);
        Assert.Empty(_route.Taken);

        _journal.Turn();

        Assert.Equal([message.Id], _route.To(_peer));
        Assert.Equal(DeliveryState.Sending, State(message));
        Assert.True(_journal.Store.Writes[^1].Durable);
    }

    [Fact]
    public void Post_MoreThanTheWindow_WaitsInOrderUntilFatesAreKnown()
    {
        var messages = PostMany(OutboxLane.Window + 3);
        _journal.Turn();
        Assert.Equal(messages.Take(OutboxLane.Window), _route.To(_peer));

        Report(messages[0], DeliveryState.Sent);
        Report(messages[5], DeliveryState.Failed);
        _journal.Turn();

        Assert.Equal(messages.Take(OutboxLane.Window + 2), _route.To(_peer));
        Assert.False(_outbox.IsEmpty);
    }

    [Fact]
    public void Route_HasNoRoom_IsAskedAgainLaterInOrder()
    {
        var hasRoom = 1;
        _route.Answer = (_, _) => hasRoom-- > 0 ? HandOver.Taken : HandOver.Later;
        var messages = PostMany(3);
        _journal.Turn();
        Assert.Equal(messages.Take(1), _route.To(_peer));
        Assert.All(messages, message => Assert.Equal(DeliveryState.Sending, State(message)));

        hasRoom = 1;
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(messages.Take(2), _route.To(_peer));
        hasRoom = 5;
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(messages, _route.To(_peer));
    }

    [Fact]
    public void Route_HasNoRoomForOnePeer_DoesNotKeepOthersBack()
    {
        var other = _journal.AddPeer(2);
        _route.Answer = (_, peer) => peer.Id == _peer.Id ? HandOver.Later : HandOver.Taken;
        _journal.Post(_peer.ConversationId);
        var message = _journal.Post(other.ConversationId);
        _journal.Turn();

        Assert.Equal([message.Id], _route.To(other));
    }

    [Fact]
    public void Route_Refuses_MessageFailsWithItsReason()
    {
        _route.Answer = static (_, _) => HandOver.Failed("It does not fit.");
        var message = _journal.Post(_peer.ConversationId);
        _journal.Turn();
        _journal.Turn();

        Assert.Equal((DeliveryState.Failed, "It does not fit."), (State(message.Id), Detail(message.Id)));
        Assert.True(_outbox.IsEmpty);
    }

    [Fact]
    public void Remove_PeerWithMessagesInEveryStage_EndsAllOfThem()
    {
        var messages = PostMany(OutboxLane.Window + 10);
        _journal.Turn();

        _journal.Get(new RemovePeer(_peer.Id));
        _journal.Turn();

        Assert.All(messages.Take(OutboxLane.Window), message => Assert.Equal(DeliveryState.Unknown, State(message)));
        Assert.All(messages.Skip(OutboxLane.Window), message => Assert.Equal(DeliveryState.Failed, State(message)));
        Assert.True(_outbox.IsEmpty);
        Assert.Empty(_journal.State.Waiting.Committed);
        Assert.Empty(_journal.State.OpenDeliveries.Committed);
    }

    [Fact]
    public void Block_PeerWithMessagesWaiting_HandsOverNothingMore()
    {
        var message = _journal.Post(_peer.ConversationId);
        _ = _journal.Writer.ExecuteAsync(new UpdatePeer(_peer.Id, null, PeerState.Blocked, static settings => settings));
        _journal.Turn();
        _journal.Turn();

        Assert.Empty(_route.Taken);
        Assert.Equal((DeliveryState.Failed, "The peer is blocked."), (State(message.Id), Detail(message.Id)));
    }

    [Fact]
    public void Resend_FailedMessage_IsHandedOverAgainAfterWhatWaits()
    {
        var messages = PostMany(2);
        _journal.Turn();
        Report(messages[0], DeliveryState.Failed);

        Assert.Equal(messages[0], _journal.Get(new ResendMessage(messages[0])).Id);
        _journal.Turn();

        Assert.Equal([messages[0], messages[1], messages[0]], _route.To(_peer));
    }

    [Fact]
    public void Resend_TwiceInOneGroup_IsSentOnce()
    {
        var message = _journal.Post(_peer.ConversationId).Id;
        _journal.Turn();
        Report(message, DeliveryState.Failed);

        var first = _journal.Writer.ExecuteAsync(new ResendMessage(message));
        var second = _journal.Writer.ExecuteAsync(new ResendMessage(message));
        _journal.Turn();
        _journal.Turn();

        Assert.False(first.Now().IsRefused);
        Assert.Equal(RefusalKind.Conflict, second.Now().Refusal?.Kind);
        Assert.Equal([message, message], _route.To(_peer));
    }

    [Fact]
    public void Commit_SendingOfAnEarlierAttemptComesLate_IsHandedOverOnce()
    {
        using var gateway = new OutboxTests(new JournalOptions { MaxGroup = 1 });
        gateway.ResendWhileSendingIsAskedFor();
    }

    private void ResendWhileSendingIsAskedFor()
    {
        var message = new MessageId(_journal.Writer.HeadSeq + 1);
        _ = _journal.Writer.ExecuteAsync(StillJournal.Say(_peer.ConversationId));
        _ = _journal.Writer.KeepAsync(new RecordDelivery([new(message, _peer.Id, DeliveryState.Failed)]));
        var again = _journal.Writer.ExecuteAsync(new ResendMessage(message));
        for (var i = 0; i < 6; i++)
            _journal.Turn();

        Assert.False(again.Now().IsRefused);
        Assert.Equal([message], _route.To(_peer));
        Report(message, DeliveryState.Sent);
        Assert.True(_outbox.IsEmpty);
    }

    [Fact]
    public void Stop_MessagesThatWereNotHandedOver_AreQueuedForTheNextRun()
    {
        _route.Answer = static (_, _) => HandOver.Later;
        var ready = _journal.Post(_peer.ConversationId).Id;
        _journal.Turn();
        var taken = _journal.Post(_peer.ConversationId).Id;

        var stopped = _outbox.StopAsync();
        Drive(stopped);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((DeliveryState.Queued, DeliveryState.Queued), (State(ready), State(taken)));
        Assert.Empty(_route.Taken);
    }

    [Fact]
    public async Task Stop_JournalHasEnded_DoesNotWaitForIt()
    {
        _route.Answer = static (_, _) => HandOver.Later;
        _journal.Post(_peer.ConversationId);
        _journal.Turn();
        await _journal.Writer.DisposeAsync();

        await _outbox.StopAsync().WaitAsync(TimeSpan.FromSeconds(10));
    }

    private void Start() => Drive(_outbox.StartAsync(_journal.Writer, [], static _ => false));

    private void Drive(Task task)
    {
        while (!task.IsCompleted)
        {
            Assert.True(SpinWait.SpinUntil(() => task.IsCompleted || _journal.Writer.Turn.HasWork, TimeSpan.FromSeconds(20)));
            _journal.Turn();
        }
    }

    // In one group.
    private List<MessageId> PostMany(int count)
    {
        var answers = Enumerable.Range(0, count).Select(_ => _journal.Writer.ExecuteAsync(StillJournal.Say(_peer.ConversationId))).ToList();
        _journal.Turn();
        return [.. answers.Select(static answer => answer.Now().Value!.Id)];
    }

    private void Report(MessageId message, DeliveryState state) =>
        _journal.Get(new RecordDelivery([new DeliveryStep(message, _peer.Id, state)]));

    private DeliveryState State(ChatMessage message) => State(message.Id);

    private DeliveryState State(MessageId message) => Delivery(message).State;

    private string? Detail(MessageId message) => Delivery(message).Detail;

    private PeerDelivery Delivery(MessageId message) =>
        _journal.Store.FindMessageAsync(message, CancellationToken.None).Now()!.Delivery!.Peers[0];
}
