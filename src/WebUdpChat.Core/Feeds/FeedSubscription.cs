namespace WebUdpChat.Core.Feeds;

/// <summary>
/// One reader's bounded queue of the feed. Where the reader cannot keep up, the queue is cleared and the reader is told
/// that it lags; what it missed it reads from the journal. Nobody ever waits for a reader.
/// </summary>
public sealed class FeedSubscription : IDisposable
{
    private readonly Feed _feed;
    private readonly long _maxWeight;
    private readonly Lock _lock = new();
    private readonly Queue<FeedBatch> _waiting = new();
    private readonly Action _wake;
    private long _weight;
    private bool _lagging;
    private bool _disposed;

    internal FeedSubscription(Feed feed, long maxWeight, Action wake)
    {
        _feed = feed;
        _maxWeight = maxWeight;
        _wake = wake;
    }

    /// <summary>Where the feed was when the subscription began: the first batch follows it.</summary>
    public long StartSeq { get; internal init; }

    /// <summary>Bytes that wait, about.</summary>
    public long Weight
    {
        get
        {
            lock (_lock)
                return _weight;
        }
    }

    /// <summary>Takes the next batch, or learns that batches were cleared since the last one.</summary>
    /// <returns>False where nothing waits and nothing was cleared.</returns>
    public bool TryTake(out FeedBatch? batch, out bool lagging)
    {
        lock (_lock)
        {
            lagging = _lagging;
            _lagging = false;
            if (lagging || !_waiting.TryDequeue(out batch))
            {
                batch = null;
                return lagging;
            }

            _weight -= batch.Weight;
            return true;
        }
    }

    /// <summary>Ends the subscription, and lets go of what waits.</summary>
    public void Dispose()
    {
        _feed.Remove(this);
        lock (_lock)
        {
            _disposed = true;
            _waiting.Clear();
            _weight = 0;
        }
    }

    /// <summary>Adds a batch. False where there was no room for it, for the first time since the reader was told.</summary>
    internal bool Offer(FeedBatch batch)
    {
        lock (_lock)
        {
            if (_lagging || _disposed)
                return true;
            if (_waiting.Count == 0 || _weight + batch.Weight <= _maxWeight)
            {
                _waiting.Enqueue(batch);
                _weight += batch.Weight;
                return true;
            }

            _waiting.Clear();
            _weight = 0;
            _lagging = true;
            return false;
        }
    }

    internal void Wake() => _wake();
}
