using System.Threading.RateLimiting;

namespace WebUdpChat.Access;

/// <summary>
/// A limiter for each of many, of whom few are there at a time. Thread-safe. Unlike <see cref="PartitionedRateLimiter{T}"/>
/// it has no timer, which would wake the program ten times a second for as long as it runs.
/// </summary>
/// <param name="make">Makes somebody's limiter.</param>
internal sealed class Limiters(Func<RateLimiter> make) : IDisposable
{
    private const int Few = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, RateLimiter> _limiters = [];
    private int _sweepAt = Few;

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _limiters.Count;
        }
    }

    /// <summary>Asks somebody's limiter for a permit, and waits for it as far as the limiter lets one.</summary>
    public ValueTask<RateLimitLease> AcquireAsync(string key, CancellationToken cancellation)
    {
        lock (_lock)
            return Of(key).AcquireAsync(1, cancellation);
    }

    /// <summary>Asks somebody's limiter for a permit that there is at once.</summary>
    public RateLimitLease Acquire(string key)
    {
        lock (_lock)
            return Of(key).AttemptAcquire();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var limiter in _limiters.Values)
                limiter.Dispose();
            _limiters.Clear();
        }
    }

    private RateLimiter Of(string key)
    {
        if (!_limiters.TryGetValue(key, out var limiter))
        {
            if (_limiters.Count >= _sweepAt)
                Sweep();
            limiter = _limiters[key] = make();
        }

        Replenish(limiter);
        return limiter;
    }

    // They are kept while somebody could gain from being forgotten.
    private void Sweep()
    {
        foreach (var (key, limiter) in _limiters)
        {
            Replenish(limiter);
            if (limiter.IdleDuration is null)
                continue;
            _limiters.Remove(key);
            limiter.Dispose();
        }

        _sweepAt = Few + (2 * _limiters.Count);
    }

    private static void Replenish(RateLimiter limiter) => (limiter as ReplenishingRateLimiter)?.TryReplenish();
}
