namespace WebUdpChat.Core.Listeners;

/// <summary>Wakes one thread that waits for work. Costs next to nothing while it is awake.</summary>
internal sealed class WakeSignal
{
    private readonly object _gate = new();
    private volatile bool _set;

    /// <summary>Lets the next wait return, or the one that is under way.</summary>
    public void Set()
    {
        if (_set)
            return;
        lock (_gate)
        {
            _set = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Returns once the signal was set since the last return.</summary>
    public void Wait()
    {
        lock (_gate)
        {
            while (!_set)
                Monitor.Wait(_gate);
            _set = false;
        }
    }
}
