using System.Collections.Immutable;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Journal;

/// <summary>Something that happened. Everything that anybody sees is a view of these.</summary>
public abstract record JournalEvent;

/// <summary>Somebody said something. The message's id is the event's place.</summary>
public sealed record MessagePosted(ChatMessage Message) : JournalEvent
{
    /// <summary>Whether a peer that nobody has cared for said it in somebody else's conversation: then it counts against what such peers may keep there. Not read back.</summary>
    public bool FromStranger { get; init; }
}

/// <summary>A message got further on its way to some of its peers, or failed.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="ConversationId">Where it was said.</param>
/// <param name="Delivery">The state for every peer, after the change.</param>
/// <param name="Changed">The peers whose state changed.</param>
public sealed record DeliveryChanged(
    MessageId MessageId, ConversationId ConversationId, MessageDelivery Delivery, ImmutableArray<PeerId> Changed) : JournalEvent
{
    /// <summary>The message itself, where it is queued again. Not stored.</summary>
    public ChatMessage? Requeued { get; init; }

    /// <summary>The new states of the peers whose state changed.</summary>
    public IEnumerable<PeerDelivery> ChangedPeers => Changed.Length == 1
        ? [Delivery.Of(Changed[0])!]
        : Among(Changed.ToHashSet());

    private IEnumerable<PeerDelivery> Among(HashSet<PeerId> changed) => Delivery.Peers.Where(peer => changed.Contains(peer.PeerId));
}

/// <summary>A peer is new or is not what it was.</summary>
public sealed record PeerChanged(Peer Peer) : JournalEvent;

/// <summary>A peer was removed.</summary>
public sealed record PeerRemoved(PeerId PeerId) : JournalEvent;

/// <summary>A conversation is new or is not what it was.</summary>
public sealed record ConversationChanged(Conversation Conversation) : JournalEvent;

/// <summary>A conversation was removed: nobody cared for its peer, and there was no room for more of its kind.</summary>
public sealed record ConversationRemoved(ConversationId ConversationId) : JournalEvent;

/// <summary>A user has read up to here. Markers only move forward.</summary>
public sealed record ReadMarkerMoved(string UserId, ConversationId ConversationId, long ReadSeq) : JournalEvent;

/// <summary>A listener is new, was changed, has trouble, or has none any more.</summary>
public sealed record ListenerChanged(ListenerCondition Listener) : JournalEvent;

/// <summary>A listener was removed.</summary>
/// <param name="Name">Its name.</param>
public sealed record ListenerRemoved(string Name) : JournalEvent
{
    /// <summary>The node that it was at; null where the journal is one gateway's alone.</summary>
    public string? Node { get; init; }
}

/// <summary>Packet numbers up to here are used up or may be: after a restart the next one is higher.</summary>
/// <param name="Listener">The listener whose dialect numbers its packets.</param>
/// <param name="UpTo">The highest.</param>
public sealed record NumbersReserved(string Listener, long UpTo) : JournalEvent;

/// <summary>Somebody opened a sealed message.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="ConversationId">Where it was said.</param>
/// <param name="UserId">Who opened it.</param>
public sealed record SealOpened(MessageId MessageId, ConversationId ConversationId, string UserId) : JournalEvent
{
    /// <summary>The message itself, opened. Not stored.</summary>
    public ChatMessage? Message { get; init; }
}

/// <summary>Something was lost or left out here.</summary>
/// <param name="Listener">The listener that lost datagrams; null where the whole gateway is meant.</param>
/// <param name="Reason">Why.</param>
/// <param name="Count">How many; null where nobody can know.</param>
/// <param name="From">Start of the span.</param>
/// <param name="To">End of the span.</param>
public sealed record GapRecorded(string? Listener, GapReason Reason, long? Count, DateTimeOffset From, DateTimeOffset To) : JournalEvent
{
    /// <summary>The conversation that lost messages by <see cref="GapReason.Quota"/>. The event takes the place of an earlier one of the same conversation, and counts for both.</summary>
    public ConversationId? ConversationId { get; init; }
}

/// <summary>A peer sent back into a room what it was sent, and that was not passed on.</summary>
/// <param name="ConversationId">The room.</param>
/// <param name="PeerId">The peer.</param>
/// <param name="MessageId">The message that came back.</param>
/// <param name="Stopped">Whether nothing that the peer says there is passed on from now on.</param>
public sealed record LoopStopped(ConversationId ConversationId, PeerId PeerId, MessageId MessageId, bool Stopped) : JournalEvent;

/// <summary>More was said in a room than is passed on in that time, and the rest is kept only. Said once for many messages.</summary>
/// <param name="ConversationId">The room.</param>
/// <param name="PeerId">The peer that said too much; null where it was all of them together.</param>
/// <param name="MessageId">The first message that was not passed on.</param>
/// <param name="PerSecond">How many are passed on in a second, in the long run.</param>
public sealed record RateCapped(ConversationId ConversationId, PeerId? PeerId, MessageId MessageId, double PerSecond) : JournalEvent;
