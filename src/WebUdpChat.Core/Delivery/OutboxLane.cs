using System.Diagnostics.CodeAnalysis;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Delivery;

/// <summary>What waits for one peer, in order, and what is on its way to it.</summary>
internal sealed class OutboxLane(PeerId peer)
{
    /// <summary>How many messages may be on their way at once; a crash leaves at most so many unknown.</summary>
    public const int Window = 64;

    private readonly Dictionary<MessageId, OutboxItem> _items = [];
    private readonly Queue<OutboxItem> _waiting = new();
    private readonly Queue<OutboxItem> _taken = new();

    public PeerId Peer { get; } = peer;

    /// <summary>How many messages wait or are on their way.</summary>
    public int Count => _items.Count;

    /// <summary>How many messages are on their way: taken, ready or handed over.</summary>
    public int Underway { get; private set; }

    /// <summary>Whether it is in the outbox's round of lanes that may take something.</summary>
    public bool IsInRound { get; set; }

    /// <summary>Whether it waits for the route to have room.</summary>
    public bool IsHeldUp { get; set; }

    /// <summary>Whether a message waits that could be on its way.</summary>
    public bool HasRoomAndWaiting
    {
        get
        {
            while (_waiting.TryPeek(out var item) && item.Stage != OutboxStage.Waiting)
                _waiting.Dequeue();
            return _waiting.Count > 0 && Underway < Window;
        }
    }

    public void Add(ChatMessage message)
    {
        var item = new OutboxItem(message);
        if (_items.TryAdd(message.Id, item))
            _waiting.Enqueue(item);
    }

    /// <summary>Takes the next message on its way, if the window has room for it.</summary>
    public bool TryTake([NotNullWhen(true)] out OutboxItem? item)
    {
        item = HasRoomAndWaiting ? _waiting.Dequeue() : null;
        if (item is null)
            return false;
        item.Stage = OutboxStage.Taken;
        _taken.Enqueue(item);
        Underway++;
        return true;
    }

    /// <summary>The journal says that a message is about to be sent. True where it was not on its way before.</summary>
    public bool Ready(MessageId message)
    {
        if (!_items.TryGetValue(message, out var item) || item.Stage is not (OutboxStage.Waiting or OutboxStage.Taken))
            return false;
        var wasWaiting = item.Stage == OutboxStage.Waiting; // an earlier attempt had asked for it
        item.Stage = OutboxStage.Ready;
        if (wasWaiting)
        {
            _taken.Enqueue(item);
            Underway++;
        }

        return wasWaiting;
    }

    /// <summary>The message that is to be handed over next; none before those that were taken earlier.</summary>
    public bool TryPeekReady([NotNullWhen(true)] out OutboxItem? item)
    {
        while (_taken.TryPeek(out item) && item.Stage == OutboxStage.Over)
            _taken.Dequeue();
        return _taken.TryPeek(out item) && item.Stage == OutboxStage.Ready;
    }

    /// <summary>The message that was to be handed over next is.</summary>
    public void HandedOver() => _taken.Dequeue().Stage = OutboxStage.HandedOver;

    /// <summary>A message's fate is known, or it is to be taken again later. True where it was on its way.</summary>
    public bool End(MessageId message)
    {
        if (!_items.Remove(message, out var item))
            return false;
        var wasUnderway = item.Stage != OutboxStage.Waiting;
        item.Stage = OutboxStage.Over;
        if (wasUnderway)
            Underway--;
        return wasUnderway;
    }

    /// <summary>What is not recorded as being sent: it is no longer this node's to send where the peer is not any more.</summary>
    public List<MessageId> NotBegun() =>
        [.. _items.Values.Where(static item => item.Stage is OutboxStage.Waiting or OutboxStage.Taken).Select(static item => item.Message.Id)];

    /// <summary>Whether the journal was asked to record something as being sent, and has not yet.</summary>
    public bool HasTaken => _taken.Any(static item => item.Stage == OutboxStage.Taken);

    /// <summary>What the journal says is being sent, and is not handed over.</summary>
    public IEnumerable<MessageId> Ready() =>
        _taken.Where(static item => item.Stage == OutboxStage.Ready).Select(static item => item.Message.Id);
}
