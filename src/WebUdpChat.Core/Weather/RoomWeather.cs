using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Weather;

/// <summary>Counts what is said in rooms as it is committed: what comes from peers, and each datagram that leaves to one.</summary>
/// <param name="state">Which conversations are rooms.</param>
public sealed class RoomWeather(GatewayState state) : ICommitObserver
{
    private const int MaxRooms = 1_000;
    private const int RememberedMessages = 4_096;

    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationId, TrafficCounts> _rooms = [];
    private readonly Dictionary<MessageId, int> _lengths = [];
    private readonly Queue<MessageId> _order = new();

    /// <summary>What was counted since the start; none for a room in which nothing was said.</summary>
    public TrafficCounts Of(ConversationId room)
    {
        lock (_gate)
            return _rooms.GetValueOrDefault(room);
    }

    /// <summary>The rooms in which something was said.</summary>
    public IReadOnlyList<ConversationId> Rooms
    {
        get
        {
            lock (_gate)
                return [.. _rooms.Keys];
        }
    }

    /// <inheritdoc/>
    public void OnCommitted(JournalBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        lock (_gate)
        {
            foreach (var entry in batch.Entries)
                Take(entry.Event);
        }
    }

    private void Take(JournalEvent change)
    {
        if (change is MessagePosted { Message: var message } && IsRoom(message.ConversationId))
            Post(message);
        else if (change is DeliveryChanged delivery && IsRoom(delivery.ConversationId))
            Deliver(delivery);
        else if (change is ConversationRemoved removed)
            _rooms.Remove(removed.ConversationId);
    }

    private bool IsRoom(ConversationId id) =>
        state.Conversations.Find(id)?.Kind == ConversationKind.Room && (_rooms.ContainsKey(id) || _rooms.Count < MaxRooms);

    private void Post(ChatMessage message)
    {
        Remember(message);
        var come = message.Direction == Direction.In ? 1 : 0;
        Add(message.ConversationId, new TrafficCounts(come, come * message.Bytes.Length, 0, 0, 0, 0, message.HeldBack is null ? 0 : 1));
    }

    private void Deliver(DeliveryChanged change)
    {
        var sent = change.ChangedPeers.Count(static peer => peer.State == DeliveryState.Sent);
        if (sent > 0)
            Add(change.ConversationId, new TrafficCounts(0, 0, sent, sent * (long)_lengths.GetValueOrDefault(change.MessageId), 0, 0, 0));
    }

    private void Add(ConversationId room, TrafficCounts counts) => _rooms[room] = _rooms.GetValueOrDefault(room) + counts;

    // A delivery tells the message's id, and not how long it is.
    private void Remember(ChatMessage message)
    {
        if (_order.Count >= RememberedMessages)
            _lengths.Remove(_order.Dequeue());
        _lengths[message.Id] = message.Bytes.Length;
        _order.Enqueue(message.Id);
    }
}
