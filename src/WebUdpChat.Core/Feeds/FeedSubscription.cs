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

    internal FeedSubscription(Feed feed, long maxWeight, Action wake)
    {
        _feed = feed;
        _maxWeight = maxWeight;
        _wake = wake;
    }

    /// <summary>Where the feed was when the subscription began: the first batch follows it.</summary>
    public long StartSeq { get; internal init; }

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

    /// <summary>Ends the subscription.</summary>
    public void Dispose() => _feed.Remove(this);

    internal bool Offer(FeedBatch batch)
    {
        bool cleared;
        lock (_lock)
        {
            cleared = _waiting.Count > 0 && _weight + batch.Weight > _maxWeight;
            if (cleared || _lagging)
                Clear();
            else
                Add(batch);
        }

        _wake();
        return !cleared;
    }

    private void Add(FeedBatch batch)
    {
        _waiting.Enqueue(batch);
        _weight += batch.Weight;
    }

    private void Clear()
    {
        _waiting.Clear();
        _weight = 0;
        _lagging = true;
    }
}
