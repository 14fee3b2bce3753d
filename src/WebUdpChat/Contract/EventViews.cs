using System.Text.Json.Serialization;

namespace WebUdpChat.Contract;

/// <summary>Something that happened, as the feed tells it. Sequence numbers rise strictly, with holes.</summary>
/// <param name="Seq">Place in the journal.</param>
/// <param name="At">When it was journaled.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(MessagePostedView), "messagePosted")]
[JsonDerivedType(typeof(DeliveryChangedView), "deliveryChanged")]
[JsonDerivedType(typeof(PeerChangedView), "peerChanged")]
[JsonDerivedType(typeof(PeerRemovedView), "peerRemoved")]
[JsonDerivedType(typeof(ConversationChangedView), "conversationChanged")]
[JsonDerivedType(typeof(ConversationRemovedView), "conversationRemoved")]
[JsonDerivedType(typeof(ReadMarkerMovedView), "readMarkerMoved")]
[JsonDerivedType(typeof(GapRecordedView), "gapRecorded")]
[JsonDerivedType(typeof(ListenerChangedView), "listenerChanged")]
[JsonDerivedType(typeof(ListenerRemovedView), "listenerRemoved")]
[JsonDerivedType(typeof(LoopStoppedView), "loopStopped")]
[JsonDerivedType(typeof(RateCappedView), "rateCapped")]
[JsonDerivedType(typeof(NumbersReservedView), "numbersReserved")]
[JsonDerivedType(typeof(SealOpenedView), "sealOpened")]
public abstract record EventView(long Seq, DateTimeOffset At);

/// <summary>Somebody said something.</summary>
public sealed record MessagePostedView(long Seq, DateTimeOffset At, MessageView Message) : EventView(Seq, At);

/// <summary>A message got further on its way, or failed.</summary>
public sealed record DeliveryChangedView(long Seq, DateTimeOffset At, string MessageId, string ConversationId, DeliveryView Delivery)
    : EventView(Seq, At);

/// <summary>A peer is new or is not what it was.</summary>
public sealed record PeerChangedView(long Seq, DateTimeOffset At, PeerView Peer) : EventView(Seq, At);

/// <summary>A peer was removed.</summary>
public sealed record PeerRemovedView(long Seq, DateTimeOffset At, string PeerId) : EventView(Seq, At);

/// <summary>A conversation is new or is not what it was. Its unread count and read marker are the page's own to keep.</summary>
public sealed record ConversationChangedView(long Seq, DateTimeOffset At, ConversationView Conversation) : EventView(Seq, At);

/// <summary>A conversation was removed, for there were too many with peers that nobody cared for.</summary>
public sealed record ConversationRemovedView(long Seq, DateTimeOffset At, string ConversationId) : EventView(Seq, At);

/// <summary>A user has read up to here.</summary>
/// <param name="Seq">Place of this event in the journal.</param>
/// <param name="At">When it was journaled.</param>
/// <param name="UserId">Who read.</param>
/// <param name="ConversationId">Where.</param>
/// <param name="ReadSeq">Place of the last message read.</param>
public sealed record ReadMarkerMovedView(long Seq, DateTimeOffset At, string UserId, string ConversationId, long ReadSeq)
    : EventView(Seq, At);

/// <summary>Something was lost or left out here.</summary>
/// <param name="Seq">Place of this event in the journal.</param>
/// <param name="At">When it was journaled.</param>
/// <param name="Listener">The listener that lost datagrams; null where the whole gateway is meant.</param>
/// <param name="Reason">Why: <c>kernelDrop</c>, <c>gatewayDown</c>, <c>retention</c>, <c>quota</c>, …</param>
/// <param name="Count">How many; null where nobody can know.</param>
/// <param name="From">Start of the span.</param>
/// <param name="To">End of the span.</param>
/// <param name="ConversationId">With <c>quota</c>, the conversation whose oldest messages of an unverified peer were removed: the event counts all of them, and takes the place of the earlier one. Null with other reasons.</param>
public sealed record GapRecordedView(
    long Seq, DateTimeOffset At, string? Listener, string Reason, long? Count, DateTimeOffset From, DateTimeOffset To, string? ConversationId = null)
    : EventView(Seq, At);

/// <summary>A listener is new, was changed, has trouble, or has none any more.</summary>
public sealed record ListenerChangedView(long Seq, DateTimeOffset At, ListenerStateView Listener) : EventView(Seq, At);

/// <summary>A listener was removed. Its peers stay, and cannot be written to.</summary>
public sealed record ListenerRemovedView(long Seq, DateTimeOffset At, string Name) : EventView(Seq, At);

/// <summary>A peer sent back into a room what it was sent, and that was not passed on.</summary>
/// <param name="Seq">Place of this event in the journal.</param>
/// <param name="At">When it was journaled.</param>
/// <param name="ConversationId">The room.</param>
/// <param name="PeerId">The peer.</param>
/// <param name="MessageId">The message that came back.</param>
/// <param name="Stopped">Whether nothing that the peer says there is passed on from now on, until somebody resumes it.</param>
public sealed record LoopStoppedView(long Seq, DateTimeOffset At, string ConversationId, string PeerId, string MessageId, bool Stopped)
    : EventView(Seq, At);

/// <summary>A listener may use packet numbers up to here. They rise over restarts.</summary>
/// <param name="Seq">Place of this event in the journal.</param>
/// <param name="At">When it was journaled.</param>
/// <param name="Listener">The listener.</param>
/// <param name="UpTo">The highest.</param>
public sealed record NumbersReservedView(long Seq, DateTimeOffset At, string Listener, long UpTo) : EventView(Seq, At);

/// <summary>Somebody opened a sealed message.</summary>
/// <param name="Seq">Place of this event in the journal.</param>
/// <param name="At">When it was opened.</param>
/// <param name="MessageId">The message.</param>
/// <param name="ConversationId">Where it was said.</param>
/// <param name="UserId">Who opened it.</param>
public sealed record SealOpenedView(long Seq, DateTimeOffset At, string MessageId, string ConversationId, string UserId) : EventView(Seq, At);

/// <summary>More was said in a room than is passed on in that time; the rest is kept only. Told once for many messages.</summary>
/// <param name="Seq">Place of this event in the journal.</param>
/// <param name="At">When it was journaled.</param>
/// <param name="ConversationId">The room.</param>
/// <param name="PeerId">The peer that said too much; null where it was all of them together.</param>
/// <param name="MessageId">The first message that was not passed on.</param>
/// <param name="PerSecond">How many are passed on in a second, in the long run.</param>
public sealed record RateCappedView(long Seq, DateTimeOffset At, string ConversationId, string? PeerId, string MessageId, double PerSecond)
    : EventView(Seq, At);
