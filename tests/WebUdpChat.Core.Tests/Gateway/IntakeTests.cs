using System.Text;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Gateway;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Journal;
using WebUdpChat.Core.Tests.Listeners;
using WebUdpChat.Core.Tests.Simulation;
using WebUdpChat.Core.Tests.Transport;

namespace WebUdpChat.Core.Tests.Gateway;

public sealed class IntakeTests : IAsyncDisposable
{
    private static readonly PeerAddress Ann = new(0x0A000001, 1);
    private static readonly PeerAddress Bob = new(0x0A000002, 2);

    private readonly StillJournal _journal;
    private readonly LastSeen _lastSeen = new();
    private readonly InMemoryTransport _transport = new(new PeerAddress(0x7F000001, 9000));
    private readonly PeerListener _listener;
    private readonly Intake _intake;

    public IntakeTests()
    {
        _journal = new StillJournal(new JournalOptions { MaxHeldBytes = 20_000 });
        _intake = new Intake(_lastSeen);
        _listener = new PeerListener("udp", new ScriptedDialect(), [_transport], _intake, new PeerListenerOptions(), _journal.Time);
        _intake.Open(_journal.Writer);
    }

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    [Fact]
    public void TryTake_BeforeTheDoorIsOpen_TakesNothing() =>
        Assert.False(new Intake(_lastSeen).TryTake(new ListenerBatch(_listener, [Event(Ann, "hello")]), out _));

    [Fact]
    public void Take_FirstDatagramOfAStranger_MakesPeerAndConversation()
    {
        Receive(Event(Ann, "hello\n"), Event(Ann, "again"));

        var peer = _journal.State.Peers.Committed.Single();
        Assert.Equal(("udp", "scripted", Ann, PeerState.Accepted), (peer.Listener, peer.Dialect, peer.Address, peer.State));
        Assert.Equal(["hello\n", "again"], Messages().Select(StillJournal.TextOf));
        Assert.All(Messages(), message => Assert.Equal((peer.ConversationId, Direction.In, null), (message.ConversationId, message.Direction, message.Delivery)));
        Assert.Equal([1, 0], Messages().Select(static message => message.TerminatorLength));
        Assert.Equal(2, _listener.Counters.Journaled);
        Assert.NotNull(_lastSeen.Of(peer.Id));
    }

    [Fact]
    public void Take_BlockedPeer_IsCountedAndLeftOut()
    {
        Receive(Event(Ann, "hello"));
        var peer = _journal.State.Peers.Committed.Single();
        _journal.Get(new UpdatePeer(peer.Id, null, PeerState.Blocked, static settings => settings));

        Receive(Event(Ann, "spam"), Event(Bob, "hello"));

        Assert.Equal(["hello", "hello"], Messages().Select(StillJournal.TextOf));
        Assert.Equal((2, 1), (_listener.Counters.Journaled, _listener.Counters.Dropped(DropReason.Blocked)));
    }

    [Fact]
    public void Take_PeerInARoom_IsRelayedToTheOthersOnly()
    {
        Receive(Event(Ann, "a"), Event(Bob, "b"));
        var (ann, bob) = (_journal.State.PeersByKey.Find(new("udp", Ann))!, _journal.State.PeersByKey.Find(new("udp", Bob))!);
        var room = _journal.Get(new CreateRoom("room", [ann.Id, bob.Id], prefixAuthors: true));

        Receive(Event(Ann, "to all"));

        var message = Messages().Last();
        Assert.Equal(room.Id, message.ConversationId);
        Assert.Equal((bob.Id, DeliveryState.Queued), (message.Delivery!.Peers.Single().PeerId, message.Delivery.Peers.Single().State));
    }

    [Fact]
    public void Take_MessageToAcknowledge_IsAcknowledgedOnceItIsOnTheDisk()
    {
        _intake.TryTake(new ListenerBatch(_listener, [new(_journal.Time.GetUtcNow(), new MessageReceived(Ann, "hello"u8.ToArray(), "ack"u8.ToArray()))]), out _);
        Assert.Empty(_transport.Sent);

        _journal.Turn();

        Assert.True(_journal.Store.Writes[^1].Durable);
        Assert.Equal((Ann, "ack"), (_transport.Sent.Single().To, Encoding.UTF8.GetString(_transport.Sent.Single().Datagram)));
    }

    [Fact]
    public void Take_PlainMessages_RideInACheaperCommit()
    {
        Receive(Event(Ann, "hello"));

        Assert.False(_journal.Store.Writes[^1].Durable);
    }

    [Fact]
    public void Take_Reports_AreRecordedAndThoseOfStrangersLeftOut()
    {
        Receive(Event(Ann, "hello"));
        var message = _journal.Post(_journal.State.Peers.Committed.Single().ConversationId);
        Receive(Report(Ann, message, DeliveryState.Sending), Report(Bob, message, DeliveryState.Failed), Report(Ann, message, DeliveryState.Sent));

        Assert.Equal([DeliveryState.Sending, DeliveryState.Sent],
            _journal.Events.OfType<DeliveryChanged>().Select(static change => change.Delivery.Summary.State));
    }

    [Fact]
    public void Take_MoreThanMayBeHeld_IsTurnedAwayWhole()
    {
        var batch = new ListenerBatch(_listener, [.. Enumerable.Range(0, 10).Select(_ => Event(Ann, new string('x', 1_000)))]);

        Assert.True(_intake.TryTake(batch, out _));
        Assert.False(_intake.TryTake(batch, out var reason));
        Assert.Equal(DropReason.JournalFull, reason);
        _journal.Turn();

        Assert.True(_intake.TryTake(batch, out _));
        Assert.Equal(10, _listener.Counters.Journaled);
    }

    [Fact]
    public void Take_MoreThanMayBeHeldWhileTheStorageFails_IsTheStoragesFault()
    {
        var batch = new ListenerBatch(_listener, [.. Enumerable.Range(0, 10).Select(_ => Event(Ann, new string('x', 1_000)))]);
        _journal.Store.Interfere = static _ => throw new JournalStorageException(StorageFailure.Full, "no space left");
        Assert.True(_intake.TryTake(batch, out _));
        _journal.Turn();

        Assert.False(_intake.TryTake(batch, out var reason));
        Assert.Equal(DropReason.StorageTrouble, reason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Take_GatewayEndsWhileTheStorageFails_CountsWhatIsLost(bool isDead)
    {
        _journal.Store.Interfere = moment =>
        {
            if (isDead || moment == StoreMoment.BeforeWrite)
                throw new JournalStorageException(StorageFailure.Full, "full");
        };
        Receive(Event(Ann, "a"), Event(Bob, "b"));
        Receive(Event(Ann, "c"));

        _journal.Writer.DisposeAsync().Now();

        Assert.Equal((0, 3), (_listener.Counters.Journaled, _listener.Counters.Dropped(DropReason.StorageTrouble)));
        Assert.Equal(0, _journal.Writer.HeldBytes);
        Assert.False(_intake.TryTake(new ListenerBatch(_listener, [Event(Ann, "d")]), out _));
    }

    [Fact]
    public void Take_StorageFailsForAWhile_JournalsOnceAndCountsOnce()
    {
        var failures = 3;
        _journal.Store.Interfere = moment =>
        {
            if (moment == StoreMoment.BeforeWrite && failures-- > 0)
                throw new JournalStorageException(StorageFailure.Locked, "locked");
        };
        Receive(Event(Ann, "a"));
        for (var i = 0; i < 4; i++)
            _journal.Turn();

        Assert.Equal(["a"], Messages().Select(StillJournal.TextOf));
        Assert.Equal((1, 0), (_listener.Counters.Journaled, _listener.Counters.TotalDropped));
    }

    private void Receive(params ListenerEvent[] events)
    {
        Assert.True(_intake.TryTake(new ListenerBatch(_listener, events), out _));
        _journal.Turn();
    }

    private ListenerEvent Event(PeerAddress from, string text) => new(_journal.Time.GetUtcNow(), new MessageReceived(from, Encoding.UTF8.GetBytes(text)));

    private ListenerEvent Report(PeerAddress peer, ChatMessage message, DeliveryState state) =>
        new(_journal.Time.GetUtcNow(), new DeliveryReported(peer, message.Id.Seq, state, null));

    private IEnumerable<ChatMessage> Messages() => _journal.Events.OfType<MessagePosted>().Select(static posted => posted.Message);
}
