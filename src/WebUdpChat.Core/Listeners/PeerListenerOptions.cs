namespace WebUdpChat.Core.Listeners;

/// <summary>Bounds of a listener.</summary>
public sealed record PeerListenerOptions
{
    /// <summary>Most datagrams that wait for the dialect.</summary>
    public int QueuedDatagrams { get; init; } = 65_536;

    /// <summary>Most bytes of datagrams that wait for the dialect.</summary>
    public long QueuedBytes { get; init; } = 64 << 20;

    /// <summary>Most messages that wait to be sent.</summary>
    public int QueuedSends { get; init; } = 4_096;

    /// <summary>Most reports of unreachable peers that wait to be looked at.</summary>
    public int QueuedUnreachables { get; init; } = 1_024;

    /// <summary>Most that waits to be told to the dialect.</summary>
    public int QueuedNotices { get; init; } = 32_768;

    /// <summary>Most events that are held for a sink without room; messages are never held.</summary>
    public int HeldReports { get; init; } = 65_536;

    /// <summary>
    /// Told of a dialect's exception, which is a bug, on the listener's own thread: the first one and then at most one a minute,
    /// since a stranger may be able to cause one with every datagram. <see cref="ListenerNotice.DialectFault"/> counts them all.
    /// </summary>
    public Action<PeerListener, Exception>? Faulted { get; init; }
}
