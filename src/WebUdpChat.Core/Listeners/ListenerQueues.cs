namespace WebUdpChat.Core.Listeners;

/// <summary>What waits for a listener's loop.</summary>
internal sealed class ListenerQueues(PeerListenerOptions options)
{
    public DatagramQueue Datagrams { get; } = new(options.QueuedDatagrams, options.QueuedBytes);

    public BoundedQueue<PendingSend> Sends { get; } = new(options.QueuedSends);

    public BoundedQueue<UnreachableNotice> Unreachables { get; } = new(options.QueuedUnreachables);

    /// <summary>Set after something was added.</summary>
    public WakeSignal Signal { get; } = new();

    public bool AreEmpty => Datagrams.Count == 0 && Sends.Count == 0 && Unreachables.Count == 0;
}
