namespace WebUdpChat.Core.Threads;

/// <summary>A signal as every platform has it.</summary>
internal sealed class MonitorSignal : WakeSignal
{
    private readonly object _gate = new();
    private volatile bool _set;

    /// <inheritdoc/>
    public override void Set()
    {
        if (_set)
            return;
        lock (_gate)
        {
            _set = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <inheritdoc/>
    public override void Wait()
    {
        lock (_gate)
        {
            while (!_set)
                Monitor.Wait(_gate);
            _set = false;
        }
    }
}
