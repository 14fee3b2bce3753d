namespace WebUdpChat.Core.Threads;

/// <summary>Wakes one thread that waits for work. Costs next to nothing while it is awake.</summary>
internal abstract class WakeSignal
{
    /// <summary>The best that this system has.</summary>
    public static WakeSignal Create() => Futex.IsThere ? new FutexSignal() : new MonitorSignal();

    /// <summary>Lets the next wait return, or the one that is under way. May be called from any thread.</summary>
    public abstract void Set();

    /// <summary>Returns once the signal was set since the last return. For one thread.</summary>
    public abstract void Wait();
}
