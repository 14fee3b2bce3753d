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
    private readonly ScriptedDialect _dialect = new();
    private readonly PeerListener _listener;
    private readonly Intake _intake;

    public IntakeTests()
    {
        _journal = new StillJournal(new JournalOptions { MaxHeldBytes = 20_000 });
        _intake = new Intake(_lastSeen);
        _listener = new PeerListener("udp", _dialect, [_transport], _intake, new PeerListenerOptions(), _journal.Time);
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
    public void Take_MessageWithAReceipt_IsToldAsKeptOnceItIsOnTheDisk()
    {
        _listener.Start();
        Assert.True(_intake.TryTake(new ListenerBatch(_listener, [WithReceipt(Ann, 7)]), out _));
        Assert.Empty(_dialect.Notices.OfType<MessageKept>());

        _journal.Turn();

        Assert.True(_journal.Store.Writes[^1].Durable);
        Assert.Equal(new MessageKept(Ann, 7), _dialect.WaitFor<MessageKept>());
    }

    [Fact]
    public void Take_MessageWithAReceiptOfABlockedPeer_IsToldAsLost()
    {
        Receive(Event(Ann, "hello"));
        _journal.Get(new UpdatePeer(_journal.State.Peers.Committed.Single().Id, null, PeerState.Blocked, static settings => settings));
        _listener.Start();

        Receive(WithReceipt(Ann, 7));

        Assert.Equal(new MessageLost(Ann, 7), _dialect.WaitFor<MessageLost>());
    }

    [Fact]
    public void Take_MessageWithAReceiptThatIsNotSaved_IsToldAsLost()
    {
        _listener.Start();
        _journal.Store.Interfere = static _ => throw new JournalStorageException(StorageFailure.Full, "full");
        Receive(WithReceipt(Ann, 7));
        Assert.Empty(_dialect.Notices.OfType<MessageLost>());

        _journal.Writer.DisposeAsync().Now();

        Assert.Equal(new MessageLost(Ann, 7), _dialect.WaitFor<MessageLost>());
    }

    [Fact]
    public void Take_DescriptionOfAStranger_MakesAPeerOfItsNick()
    {
        Receive(Described(Ann, Presence.Online, "gb18030"), Described(Bob, Presence.Offline, null));

        var peer = _journal.State.Peers.Committed.Single();
        Assert.Equal(("Alice", "gb18030", true), (peer.DisplayName, peer.Settings.Charset, peer.Transient));
        Assert.Equal("Alice (root@vm)", peer.Profile!.Describe());
        Assert.NotNull(_lastSeen.Of(peer.Id));
    }

    [Fact]
    public void Take_SameDescriptionAgain_IsNoEvent()
    {
        Receive(Described(Ann, Presence.Online, null));
        var events = _journal.Events.Count();

        Receive(Described(Ann, Presence.Online, null), new(_journal.Time.GetUtcNow(), new PeerHeard(Ann)));

        Assert.Equal(events, _journal.Events.Count());
    }

    [Fact]
    public void Take_DescriptionWithACharset_LeavesTheOneThatSomebodyChose()
    {
        Receive(Described(Ann, Presence.Online, null));
        var id = _journal.State.Peers.Committed.Single().Id;
        _journal.Get(new UpdatePeer(id, "Ann", null, static settings => settings with { Charset = "shift_jis", CharsetChosen = true }));

        Receive(Described(Ann, Presence.Away, "gb18030"));

        var peer = _journal.State.Peers.Find(id)!;
        Assert.Equal(("Ann", "shift_jis", Presence.Away), (peer.DisplayName, peer.Settings.Charset, peer.Profile!.Presence));
    }

    [Fact]
    public void Take_MessageInAPacket_KeepsItWholeAndReadsTheTextInIt()
    {
        Receive(new ListenerEvent(_journal.Time.GetUtcNow(), new MessageReceived(Ann, "head:text\0tail"u8.ToArray())
        {
            Envelope = new Envelope(5), TrailerLength = 5, Charset = "us-ascii",
        }));

        var message = Messages().Single();
        Assert.Equal(("text", "us-ascii", 14), (message.Read().Text, message.Charset, message.Bytes.Length));
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

    private ListenerEvent WithReceipt(PeerAddress from, long receipt) =>
        new(_journal.Time.GetUtcNow(), new MessageReceived(from, "hello"u8.ToArray()) { Receipt = receipt });

    private ListenerEvent Described(PeerAddress peer, Presence presence, string? charset) =>
        new(_journal.Time.GetUtcNow(), new PeerDescribed(peer, new PeerProfile("Alice", "Team", "root", "vm", "", presence), charset));

    private ListenerEvent Report(PeerAddress peer, ChatMessage message, DeliveryState state) =>
        new(_journal.Time.GetUtcNow(), new DeliveryReported(peer, message.Id.Seq, state, null));

    private IEnumerable<ChatMessage> Messages() => _journal.Events.OfType<MessagePosted>().Select(static posted => posted.Message);
}
