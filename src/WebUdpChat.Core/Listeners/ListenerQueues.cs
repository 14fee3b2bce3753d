using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Threads;

namespace WebUdpChat.Core.Listeners;

/// <summary>What waits for a listener's loop.</summary>
internal sealed class ListenerQueues(PeerListenerOptions options)
{
    public DatagramQueue Datagrams { get; } = new(options.QueuedDatagrams, options.QueuedBytes);

    public BoundedQueue<PendingSend> Sends { get; } = new(options.QueuedSends);

    public BoundedQueue<UnreachableNotice> Unreachables { get; } = new(options.QueuedUnreachables);

    public BoundedQueue<DialectNotice> Notices { get; } = new(options.QueuedNotices);

    /// <summary>Set after something was added.</summary>
    public WakeSignal Signal { get; } = WakeSignal.Create();

    public bool AreEmpty => Datagrams.Count == 0 && Sends.Count == 0 && Unreachables.Count == 0 && Notices.Count == 0;
}
