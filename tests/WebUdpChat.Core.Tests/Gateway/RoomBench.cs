using System.Text;
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

/// <summary>A room of peers that write, and a journal that takes a turn after each datagram.</summary>
internal sealed class RoomBench : IAsyncDisposable
{
    private readonly PeerListener _listener;
    private readonly Intake _intake;

    public RoomBench(int peers, bool prefixAuthors = true, RoomBounds? bounds = null)
    {
        Journal = new StillJournal(new JournalOptions { Rooms = bounds ?? new RoomBounds() });
        _intake = new Intake(LastSeen, Relays);
        _listener = new PeerListener("text", new ScriptedDialect(), [new InMemoryTransport(new PeerAddress(0x7F000001, 9000))], _intake, new PeerListenerOptions(), Journal.Time);
        _intake.Open(Journal.Writer);
        Peers = [.. Enumerable.Range(1, peers).Select(number => Journal.AddPeer(number, name: $"p{number}"))];
        RoomId = Journal.Get(new CreateRoom("room", [.. Peers.Select(static peer => peer.Id)], prefixAuthors)).Id;
    }

    public StillJournal Journal { get; }

    public LastSeen LastSeen { get; } = new();

    public RelayCounters Relays { get; } = new();

    public IReadOnlyList<Peer> Peers { get; }

    public ConversationId RoomId { get; }

    public Conversation Room => Journal.State.Conversations.Find(RoomId)!;

    public IEnumerable<LoopStopped> Loops => Journal.Events.OfType<LoopStopped>();

    /// <summary>Somebody at a browser says something in the room.</summary>
    public void Say(string text) => Journal.Post(RoomId, text);

    /// <summary>A peer writes; returns what became of it.</summary>
    public ChatMessage Receive(Peer from, string text)
    {
        Hold(from, text);
        Journal.Turn();
        return Journal.Events.OfType<MessagePosted>().Last().Message;
    }

    /// <summary>A peer writes, and the journal has not looked yet.</summary>
    public void Hold(Peer from, string text) => Assert.True(_intake.TryTake(new ListenerBatch(_listener,
        [new ListenerEvent(Journal.Time.GetUtcNow(), new MessageReceived(from.Address, Encoding.UTF8.GetBytes(text)))]), out _));

    /// <summary>Somebody at an address that is no peer yet.</summary>
    public Peer Stranger(PeerAddress address) =>
        new(default, "", _listener.Name, _listener.Dialect.Name, address, default, PeerState.Accepted, PeerSettings.Default);

    /// <summary>Time goes by.</summary>
    public void Wait(double seconds) => Journal.Time.Advance(TimeSpan.FromSeconds(seconds));

    public ValueTask DisposeAsync() => _listener.DisposeAsync();
}
