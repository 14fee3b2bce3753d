using System.Collections.Immutable;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Feeds;

/// <summary>The journal as it grows, for everybody who follows it.</summary>
public sealed class Feed(long headSeq, long maxWeight = Feed.DefaultMaxWeight) : ICommitObserver
{
    /// <summary>Bytes that may wait for one reader, about.</summary>
    public const long DefaultMaxWeight = 512 << 10;

    private readonly Lock _lock = new();
    private ImmutableArray<FeedSubscription> _subscriptions = [];
    private long _headSeq = headSeq;
    private long _overflows;

    /// <summary>How often a reader's queue was cleared because it could not keep up.</summary>
    public long Overflows => Interlocked.Read(ref _overflows);

    /// <summary>How many follow the feed.</summary>
    public int Readers
    {
        get
        {
            lock (_lock)
                return _subscriptions.Length;
        }
    }

    /// <summary>Follows the feed from here on.</summary>
    /// <param name="wake">Is called, on the journal's loop, when there is something to take. Must not block.</param>
    public FeedSubscription Subscribe(Action wake)
    {
        ArgumentNullException.ThrowIfNull(wake);
        lock (_lock)
        {
            var subscription = new FeedSubscription(this, maxWeight, wake) { StartSeq = _headSeq };
            _subscriptions = _subscriptions.Add(subscription);
            return subscription;
        }
    }

    /// <inheritdoc/>
    public void OnCommitted(JournalBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ImmutableArray<FeedSubscription> told;
        lock (_lock)
        {
            _headSeq = batch.HeadSeq;
            told = _subscriptions;
            foreach (var shared in told.IsEmpty ? [] : FeedBatch.Split(batch))
                Offer(shared);
        }

        foreach (var subscription in told)
            subscription.Wake();
    }

    internal void Remove(FeedSubscription subscription)
    {
        lock (_lock)
            _subscriptions = _subscriptions.Remove(subscription);
    }

    private void Offer(FeedBatch shared)
    {
        foreach (var subscription in _subscriptions)
        {
            if (!subscription.Offer(shared))
                Interlocked.Increment(ref _overflows);
        }
    }
}
