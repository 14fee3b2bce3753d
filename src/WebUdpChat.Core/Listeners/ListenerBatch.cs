using WebUdpChat.Core.Dialects;

namespace WebUdpChat.Core.Listeners;

/// <summary>What one listener's dialect raised in one turn of its loop, in order.</summary>
/// <param name="Listener">The listener.</param>
/// <param name="Events">The events; messages and deliveries only, since rejected datagrams are counted by the listener.</param>
public sealed record ListenerBatch(PeerListener Listener, IReadOnlyList<ListenerEvent> Events);

/// <summary>An event and when its datagram was read from the socket.</summary>
public readonly record struct ListenerEvent(DateTimeOffset At, PeerEvent Event);
