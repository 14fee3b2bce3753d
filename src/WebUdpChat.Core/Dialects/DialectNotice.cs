using System.Collections.Immutable;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Dialects;

/// <summary>Something that the gateway tells a dialect, beside datagrams, messages and time.</summary>
public abstract record DialectNotice;

/// <summary>The listener begins to receive. The first notice but for those of what was before.</summary>
public sealed record ListenerStarted : DialectNotice;

/// <summary>The listener is about to close: the last notice. Whatever is not told to the end now never is.</summary>
public sealed record ListenerClosing : DialectNotice;

/// <summary>Those who are reached by <see cref="IDialectContext.TransmitToAll"/> are others than before.</summary>
public sealed record NetworkChanged : DialectNotice;

/// <summary>A message with a receipt is in the journal, and on the disk: what its dialect promises for it may be promised now.</summary>
/// <param name="Peer">Who sent it.</param>
/// <param name="Receipt">The message's <see cref="MessageReceived.Receipt"/>.</param>
public sealed record MessageKept(PeerAddress Peer, long Receipt) : DialectNotice;

/// <summary>A message with a receipt is not in the journal and will not be. If it comes again, it is new.</summary>
/// <param name="Peer">Who sent it.</param>
/// <param name="Receipt">The message's <see cref="MessageReceived.Receipt"/>.</param>
public sealed record MessageLost(PeerAddress Peer, long Receipt) : DialectNotice;

/// <summary>A message that was received, and kept, shortly before the gateway started. Comes before <see cref="ListenerStarted"/>.</summary>
/// <param name="Peer">Who sent it.</param>
/// <param name="Datagram">Its bytes on the wire.</param>
/// <param name="At">When it came.</param>
public sealed record MessageRecalled(PeerAddress Peer, ReadOnlyMemory<byte> Datagram, DateTimeOffset At) : DialectNotice;

/// <summary>A message that an earlier run sent under a seal (<see cref="SealSent"/>). Comes before <see cref="ListenerStarted"/>.</summary>
/// <param name="Peer">Whom it was sent to.</param>
/// <param name="Token">The message's <see cref="OutgoingMessage.Token"/>.</param>
/// <param name="Number">The number of its packet.</param>
public sealed record SealRecalled(PeerAddress Peer, long Token, uint Number) : DialectNotice;

/// <summary>Somebody opened a sealed message.</summary>
/// <param name="Peer">Who sent it.</param>
/// <param name="Datagram">Its bytes on the wire.</param>
public sealed record MessageOpened(PeerAddress Peer, ReadOnlyMemory<byte> Datagram) : DialectNotice;

/// <summary>The network said that a message found nobody. Told to dialects whose peers confirm messages.</summary>
/// <param name="Peer">Whom it was to reach.</param>
/// <param name="Token">The message's <see cref="OutgoingMessage.Token"/>.</param>
/// <param name="Why">What the network said, in words.</param>
public sealed record PeerUnreachable(PeerAddress Peer, long Token, Reason Why) : DialectNotice;

/// <summary>Somebody cares for a peer: it is asked for by itself, since broadcasts may not reach it.</summary>
/// <param name="Peer">The peer.</param>
public sealed record PeerCaredFor(PeerAddress Peer) : DialectNotice;

/// <summary>A peer was removed or blocked.</summary>
/// <param name="Peer">The peer.</param>
public sealed record PeerForgotten(PeerAddress Peer) : DialectNotice;

/// <summary>Those who have the page open are others than before.</summary>
/// <param name="People">All of them.</param>
public sealed record PeopleChanged(ImmutableArray<LocalPerson> People) : DialectNotice;

/// <summary>The listener has packet numbers again, after it had none.</summary>
public sealed record NumbersGranted : DialectNotice;
