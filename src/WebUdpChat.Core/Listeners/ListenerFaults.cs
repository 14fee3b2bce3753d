namespace WebUdpChat.Core.Listeners;

/// <summary>Exceptions of a dialect: bugs, which are counted and told, and do not stop the others.</summary>
internal sealed class ListenerFaults(PeerListener listener, Action<PeerListener, Exception>? told, TimeProvider time)
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private volatile Exception? _last;
    private DateTimeOffset? _lastTold;

    public Exception? Last => _last;

    public void Add(Exception fault)
    {
        listener.Counters.Count(ListenerNotice.DialectFault);
        _last = fault;
        var now = time.GetUtcNow();
        if (now - _lastTold < Silence)
            return;
        _lastTold = now;
        told?.Invoke(listener, fault);
    }
}
