namespace WebUdpChat.Core.Feeds;

/// <summary>
/// One reader's place in the feed. What waits is shared by all readers and bounded; where a reader is further behind than
/// that, it is told that it lags and reads from the journal what it missed. Nobody ever waits for a reader.
/// </summary>
public sealed class FeedSubscription : IDisposable
{
    private readonly Feed _feed;
    private readonly FeedShare _share;
    private readonly Action _wake;
    private readonly Action _serve;
    private volatile bool _disposed;

    internal FeedSubscription(Feed feed, FeedShare share, Action wake, Action serve)
    {
        (_feed, _share, _wake, _serve) = (feed, share, wake, serve);
        Place = share.End;
    }

    /// <summary>Where the feed was when the subscription began: the first batch follows it.</summary>
    public long StartSeq { get; internal init; }

    /// <summary>Bytes that wait, about.</summary>
    public long Weight => _disposed ? 0 : _share.WeightFor(this);

    /// <summary>Number of the batch that it takes next; null where it fell behind. The share's, under its lock.</summary>
    internal long? Place { get; set; }

    /// <summary>Takes the next batch, or learns that it missed some since the last one.</summary>
    /// <returns>False where nothing waits and nothing was missed.</returns>
    public bool TryTake(out FeedBatch? batch, out bool lagging)
    {
        (batch, lagging) = (null, false);
        return !_disposed && _share.TryTake(this, out batch, out lagging);
    }

    /// <summary>Ends the subscription.</summary>
    public void Dispose()
    {
        _disposed = true;
        _feed.Remove(this);
    }

    internal void Wake() => _wake();

    internal void Serve() => _serve();
}
