namespace WebUdpChat.Hubs;

/// <summary>A rate for each of many, of whom few are there at a time. Thread-safe.</summary>
/// <param name="perSecond">How many each may do in the long run.</param>
/// <param name="time">The clock.</param>
internal sealed class RateBuckets(double perSecond, TimeProvider time)
{
    private const int Few = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, RateBucket> _buckets = [];
    private int _sweepAt = Few;

    /// <summary>Somebody's bucket.</summary>
    public RateBucket Of(string key)
    {
        lock (_lock)
        {
            if (_buckets.TryGetValue(key, out var present))
                return present;
            if (_buckets.Count >= _sweepAt)
                Sweep();
            return _buckets[key] = new RateBucket(perSecond, time);
        }
    }

    // They are kept while somebody could gain from being forgotten.
    private void Sweep()
    {
        foreach (var (key, bucket) in _buckets)
        {
            if (bucket.IsFull)
                _buckets.Remove(key);
        }

        _sweepAt = Few + (2 * _buckets.Count);
    }
}
