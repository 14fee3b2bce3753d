namespace WebUdpChat.Hubs;

/// <summary>How much may still be done at a rate, two seconds' worth at once. Thread-safe.</summary>
/// <param name="perSecond">How many in the long run.</param>
/// <param name="time">The clock.</param>
internal sealed class RateBucket(double perSecond, TimeProvider time)
{
    private const double BurstSeconds = 2;

    // Each open page has some of these: they are their own locks.
    private double _taken;
    private long _at = time.GetTimestamp();

    /// <summary>Whether nothing is missing.</summary>
    public bool IsFull
    {
        get
        {
            lock (this)
            {
                Fill();
                return _taken <= 0;
            }
        }
    }

    /// <summary>How long it is until there is one to take.</summary>
    public TimeSpan Wait
    {
        get
        {
            lock (this)
            {
                Fill();
                return TimeSpan.FromSeconds(Math.Max(0, (_taken + 1 - (perSecond * BurstSeconds)) / perSecond));
            }
        }
    }

    /// <summary>Takes one; false where there is none.</summary>
    public bool TryTake()
    {
        lock (this)
        {
            Fill();
            if (_taken + 1 > perSecond * BurstSeconds)
                return false;
            _taken++;
            return true;
        }
    }

    private void Fill()
    {
        var now = time.GetTimestamp();
        _taken = Math.Max(0, _taken - (time.GetElapsedTime(_at, now).TotalSeconds * perSecond));
        _at = now;
    }
}
