using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Gateway;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Journal;
using WebUdpChat.Core.Tests.Listeners;
using WebUdpChat.Core.Tests.Transport;

namespace WebUdpChat.Core.Tests.Gateway;

public sealed class ListenerOpeningTests : IAsyncDisposable
{
    private static readonly PeerAddress Ann = new(0x0A000001, 2425);
    private static readonly PeerAddress Bob = new(0x0A000002, 2425);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly ListenerDirectory _listeners = new();
    private readonly StillJournal _journal;
    private readonly Intake _intake = new(new LastSeen());
    private readonly ScriptedDialect _dialect = new() { IsNumbered = true };
    private readonly PeerListener _listener;

    public ListenerOpeningTests()
    {
        _journal = new StillJournal(observers: state => [new DialectNews(state, _listeners)]);
        _intake.Open(_journal.Writer);
        _listener = Listen(_dialect);
    }

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    [Fact]
    public async Task Open_NumberedDialect_IsRemindedBeforeItIsStarted()
    {
        Receive(Old("long ago"));
        _journal.Time.Advance(TimeSpan.FromMinutes(11));
        Receive(Old("just now"));
        Take(new SealSent(Ann, 5, 1_700_000_000), new SealSent(Ann, 4, 1_600_000_000));
        _journal.Get(new UpdatePeer(_journal.State.PeersByKey.Find(new PeerKey("lan", Ann))!.Id, "Ann", null, static settings => settings));
        var next = new ScriptedDialect { IsNumbered = true };
        await using var listener = Listen(next);

        Complete(new ListenerOpening(_journal.Writer, _journal.Store, _intake, _journal.Time).OpenAsync(listener, _journal.Writer.HeadSeq));

        next.WaitFor<ListenerStarted>();
        var notices = next.Notices.ToList();
        Assert.Equal("just now"u8, ((MessageRecalled)notices[0]).Datagram.Span);
        Assert.Equal([new PeerCaredFor(Ann), new SealRecalled(Ann, 4, 1_600_000_000), new SealRecalled(Ann, 5, 1_700_000_000), new ListenerStarted()], notices[1..]);
        Assert.Equal(Presence.Unknown, _journal.State.PeersByKey.Find(new PeerKey("lan", Ann))!.Profile!.Presence);
        Assert.NotNull(_journal.State.Numbers.Find("lan"));
    }

    [Fact]
    public void SealSent_ManyTimesToOnePeer_KeepsTheNewest()
    {
        Receive(Old("hello"));
        var all = AwaitedSeal.Most + 3;
        Take(Enumerable.Range(1, all).Select(static number => new SealSent(Ann, number, (uint)(1_000 + number))));
        Take(new SealSent(Ann, all, 5_000)); // sent again under another number

        var seals = _journal.State.PeersByKey.Find(new PeerKey("lan", Ann))!.Seals;
        Assert.Equal(AwaitedSeal.Most, seals.Length);
        Assert.Equal(Enumerable.Range(4, AwaitedSeal.Most).Select(static number => (long)number), seals.Select(static seal => seal.Message.Seq));
        Assert.Equal(5_000, seals[^1].Number);
    }

    [Fact]
    public async Task Open_RawDialect_IsStartedAndNoMore()
    {
        var raw = new ScriptedDialect();
        await using var listener = Listen(raw);
        var events = _journal.Events.Count();

        Complete(new ListenerOpening(_journal.Writer, _journal.Store, _intake, _journal.Time).OpenAsync(listener, _journal.Writer.HeadSeq));

        raw.WaitFor<ListenerStarted>();
        Assert.Equal((1, events), (raw.Notices.Count, _journal.Events.Count()));
    }

    [Fact]
    public void News_OfPeersAndSeals_AreToldToTheDialect()
    {
        _listener.Start();
        _listeners.Add(_listener);
        var ann = _journal.Get(new AddPeer(new PeerKey("lan", Ann), "scripted", null, static settings => settings));
        Assert.Equal(new PeerCaredFor(Ann), _dialect.WaitFor<PeerCaredFor>());
        Receive(new MessageReceived(Ann, "sealed"u8.ToArray()) { Envelope = new Envelope(0, EnvelopeMarks.Sealed) });
        var message = _journal.Events.OfType<MessagePosted>().Single().Message;
        Assert.True(message.IsCovered);

        var opened = _journal.Get(new OpenSeal(message.Id, "u:bob"));
        _journal.Get(new OpenSeal(message.Id, "u:bob"));
        _journal.Get(new UpdatePeer(ann.Id, null, PeerState.Blocked, static settings => settings));

        Assert.Equal(new PeerForgotten(Ann), _dialect.WaitFor<PeerForgotten>());
        Assert.Equal("sealed"u8, Assert.Single(_dialect.Notices.OfType<MessageOpened>()).Datagram.Span);
        Assert.NotNull(opened.OpenedAt);
        Assert.Equal("u:bob", Assert.Single(_journal.Events.OfType<SealOpened>()).UserId);
    }

    [Fact]
    public void OpenSeal_OfWhatIsNotSealed_IsRefused()
    {
        Receive(new MessageReceived(Ann, "open"u8.ToArray()));
        var message = _journal.Events.OfType<MessagePosted>().Single().Message;

        Assert.Equal(RefusalKind.Conflict, _journal.Do(new OpenSeal(message.Id, "u:bob")).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, _journal.Do(new OpenSeal(new MessageId(9_999), "u:bob")).Refusal!.Kind);
    }

    [Fact]
    public void Post_SealedToAPeerThatConfirmsNothing_IsRefused()
    {
        var peer = _journal.AddPeer();

        var refused = _journal.Do(new PostMessage(peer.ConversationId, new Author(AuthorKind.User, "u:ann", "ann"), null, new Draft("hello", null) { Sealed = true }));

        Assert.Equal(RefusalKind.Invalid, refused.Refusal!.Kind);
    }

    private static MessageReceived Old(string text) => new(Ann, System.Text.Encoding.UTF8.GetBytes(text));

    private PeerListener Listen(IDialect dialect) =>
        new("lan", dialect, [new InMemoryTransport(new PeerAddress(0x7F000001, 2425))], _intake, new PeerListenerOptions(), _journal.Time);

    private void Receive(MessageReceived message)
    {
        var profile = new PeerProfile("Alice", "Team", "root", "vm", "", Presence.Online);
        Take(new PeerDescribed(Ann, profile, null), message, new PeerHeard(Bob));
    }

    private void Take(params IEnumerable<PeerEvent> events)
    {
        var now = _journal.Time.GetUtcNow();
        Assert.True(_intake.TryTake(new ListenerBatch(_listener, [.. events.Select(each => new ListenerEvent(now, each))]), out _));
        _journal.Turn();
    }

    // Between two commands the task goes on by itself, on another thread.
    private void Complete(Task task)
    {
        var end = DateTime.UtcNow + Deadline;
        while (!task.IsCompleted)
        {
            Assert.True(DateTime.UtcNow < end, "It does not come to an end.");
            if (_journal.Writer.Turn.HasWork)
                _journal.Turn();
            Thread.Yield();
        }

        task.GetAwaiter().GetResult();
    }
}
