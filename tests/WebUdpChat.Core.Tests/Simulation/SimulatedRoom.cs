using System.Collections.Immutable;
using System.Globalization;
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
using WebUdpChat.Core.Tests.Transport;

namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>
/// A room of peers of three listeners and a person, some of the peers echo services or gateways that send back what they
/// are sent, on a disk that fails now and then. Every datagram that is sent arrives. The same seed gives the same run.
/// </summary>
internal sealed class SimulatedRoom : IOutboxRoute, IAsyncDisposable
{
    private const int Steps = 150;
    private const int MostRounds = 3_000;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly Random _random;
    private readonly ManualTimeProvider _time = new();
    private readonly StillJournal _journal;
    private readonly Outbox _outbox;
    private readonly Intake _intake = new(new LastSeen());
    private readonly List<PeerListener> _listeners;
    private readonly List<Peer> _peers;
    private readonly Dictionary<PeerId, string> _echoes = [];
    private readonly Queue<(ChatMessage Message, Peer To)> _wire = new();
    private readonly Queue<(Peer Peer, PeerEvent Event)> _coming = new();
    private readonly Dictionary<PeerId, List<MessageId>> _arrived = [];
    private readonly ConversationId _room;
    private int _said;

    public SimulatedRoom(int seed)
    {
        _random = new Random(seed);
        var outbox = default(Outbox);
        _journal = new StillJournal(new JournalOptions { Rooms = new RoomBounds { PeerPerSecond = 1_000, RoomPerSecond = 10_000 } },
            new SimulatedStore(_random), state => [outbox = new Outbox(state, this, _time)]);
        _outbox = outbox!;
        _intake.Open(_journal.Writer);
        Complete(_outbox.StartAsync(_journal.Writer, [], static _ => false));
        _listeners = [.. Enumerable.Range(0, 3).Select(number => Listen($"listener{number}"))];
        _peers = [.. Enumerable.Range(0, _random.Next(2, 8)).Select(number => _journal.AddPeer(number, $"listener{number % 3}", $"p{number}"))];
        foreach (var peer in _peers.Take(_random.Next(4)))
            _echoes[peer.Id] = _random.Next(2) == 0 ? "" : "gw: ";
        _room = _journal.Get(new CreateRoom("room", [.. _peers.Select(static peer => peer.Id)], prefixAuthors: _random.Next(3) > 0)).Id;
    }

    public HandOver TryHandOver(ChatMessage message, Peer peer)
    {
        if (_wire.Count >= 8)
            return HandOver.Later;
        _wire.Enqueue((message, peer));
        return HandOver.Taken;
    }

    /// <summary>Lets things happen, waits until nothing happens any more, and looks at what everybody got.</summary>
    public void Run()
    {
        for (var i = 0; i < Steps; i++)
            Step(_random.Next(10));
        _journal.Store.FailurePercent = 0;
        for (var i = 0; IsBusy(); i++)
        {
            Assert.True(i < MostRounds, "The room does not come to rest.");
            Step(4 + (i % 6));
        }

        Check();
    }

    public async ValueTask DisposeAsync()
    {
        _outbox.Dispose();
        foreach (var listener in _listeners)
            await listener.DisposeAsync();
    }

    private void Step(int what)
    {
        Advance(_random.Next(4));
        switch (what)
        {
            case 0:
                _ = _journal.Writer.ExecuteAsync(StillJournal.Say(_room, Next()));
                break;
            case 1 when _peers.Where(peer => !_echoes.ContainsKey(peer.Id)).ToList() is { Count: > 0 } speakers:
                _coming.Enqueue(Datagram(speakers[_random.Next(speakers.Count)], Next() + "\n"));
                break;
            case 2:
                _journal.Store.FailurePercent = _random.Next(4) == 0 ? 40 : 0;
                break;
            case < 6:
                Deliver();
                break;
            case < 8:
                Receive();
                break;
            default:
                Turn();
                break;
        }
    }

    private void Advance(int milliseconds)
    {
        _journal.Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
    }

    private string Next() => string.Create(CultureInfo.InvariantCulture, $"#{++_said}");

    private static (Peer, PeerEvent) Datagram(Peer from, string text) => (from, new MessageReceived(from.Address, Encoding.UTF8.GetBytes(text)));

    private void Deliver()
    {
        if (!_wire.TryDequeue(out var sent))
            return;
        if (!_arrived.TryGetValue(sent.To.Id, out var arrived))
            _arrived[sent.To.Id] = arrived = [];
        arrived.Add(sent.Message.Id);
        _coming.Enqueue((sent.To, new DeliveryReported(sent.To.Address, sent.Message.Id.Seq, DeliveryState.Sent, null)));
        if (_echoes.TryGetValue(sent.To.Id, out var prefix))
            _coming.Enqueue(Datagram(sent.To, prefix + Encoding.UTF8.GetString(Words(sent.Message, sent.To).Span)));
    }

    private ReadOnlyMemory<byte> Words(ChatMessage message, Peer to) =>
        RoomWording.Write(message, _journal.State.Conversations.Find(_room)!, to).Value;

    private void Receive()
    {
        if (!_coming.TryPeek(out var next))
            return;
        var listener = _listeners.Find(each => each.Name == next.Peer.Listener)!;
        if (_intake.TryTake(new ListenerBatch(listener, [new ListenerEvent(_journal.Time.GetUtcNow(), next.Event)]), out _))
            _coming.Dequeue();
    }

    private void Turn()
    {
        if (_journal.Writer.Turn.HasWork || _journal.Writer.Trouble is not null)
            _journal.Turn();
    }

    private bool IsBusy() => _wire.Count > 0 || _coming.Count > 0 || _journal.Writer.Turn.HasWork || _journal.Writer.Trouble is not null || !_outbox.IsEmpty;

    private void Check()
    {
        var messages = _journal.Events.OfType<MessagePosted>().Select(static posted => posted.Message).Where(message => message.ConversationId == _room).ToImmutableArray();
        foreach (var peer in _peers)
        {
            var expected = messages.Where(message => message.HeldBack is null && message.Author.Id != peer.Id.ToString()).Select(static message => message.Id);
            Assert.Equal(expected, _arrived.GetValueOrDefault(peer.Id, []));
        }

        var held = messages.Where(static message => message.HeldBack is not null).ToList();
        Assert.All(held, message => Assert.Contains(_echoes.Keys, echo => echo.ToString() == message.Author.Id));
        Assert.All(messages, static message => Assert.Equal(message.HeldBack is not null, message.Delivery is null));
        Assert.Equal(held.Exists(static message => message.HeldBack is HeldBack.Echo or HeldBack.Loop), _journal.Events.OfType<LoopStopped>().Any());
        Assert.Equal(StateText.Of(_journal.Reload()), StateText.Of(_journal.State));
    }

    private PeerListener Listen(string name) => new(
        name, new ScriptedDialect(), [new InMemoryTransport(SimulatedPeers.ListenerAddress)], _intake, new PeerListenerOptions(), _journal.Time);

    // What goes on meanwhile on another thread is nothing but the rest of this task.
    private void Complete(Task task)
    {
        while (!task.IsCompleted)
        {
            Assert.True(SpinWait.SpinUntil(() => task.IsCompleted || _journal.Writer.Turn.HasWork, Deadline), "Nothing happens any more.");
            Turn();
        }

        task.GetAwaiter().GetResult();
    }
}
