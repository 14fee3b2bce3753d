using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Lab;

namespace WebUdpChat.Core.Listeners;

/// <summary>What one listener's dialect raised in one turn of its loop, in order.</summary>
/// <param name="Listener">The listener.</param>
/// <param name="Events">The events; messages and deliveries only, since rejected datagrams are counted by the listener.</param>
public sealed record ListenerBatch(PeerListener Listener, IReadOnlyList<ListenerEvent> Events);

/// <summary>An event, when its datagram was read from the socket, and what the fault lab did to it.</summary>
public readonly record struct ListenerEvent(DateTimeOffset At, PeerEvent Event, LabMark Mark = default);
