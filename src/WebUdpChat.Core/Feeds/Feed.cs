using System.Collections.Immutable;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Feeds;

/// <summary>
/// The journal as it grows, for everybody who follows it: told at once when little happens, gathered for some milliseconds
/// under load.
/// </summary>
public sealed class Feed : ICommitObserver, IDisposable
{
    /// <summary>Bytes that may wait, about, whatever the number of readers: who is further behind reads from the journal.</summary>
    public const long DefaultMaxWeight = 4 << 20;

    private readonly Lock _lock = new();
    private readonly FeedGathering _gathered = new();
    private readonly FeedPace _pace;
    private readonly ITimer _timer;
    private readonly FeedShare _share;
    private ImmutableArray<FeedSubscription> _subscriptions = [];
    private long _headSeq;
    private long _overflows;
    private bool _isTimed;

    /// <summary>A feed that goes on from where the journal ends.</summary>
    /// <param name="headSeq">Where the journal ends.</param>
    /// <param name="time">The clock.</param>
    /// <param name="maxWeight">Bytes that may wait, about.</param>
    public Feed(long headSeq, TimeProvider time, long maxWeight = DefaultMaxWeight)
    {
        ArgumentNullException.ThrowIfNull(time);
        _headSeq = headSeq;
        _share = new FeedShare(maxWeight);
        _pace = new FeedPace(time);
        _timer = time.CreateTimer(_ => TellGathered(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How often a reader fell so far behind that it must read from the journal.</summary>
    public long Overflows => Interlocked.Read(ref _overflows);

    /// <summary>Bytes that wait for readers, about.</summary>
    public long Weight => _share.Weight;

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
    /// <param name="wake">Is called, on the thread that commits, when there is something to take. Must not block.</param>
    /// <param name="serve">Is called instead while little happens and few follow: takes it at once, on that thread, as far as that does not block. Null for <paramref name="wake"/>.</param>
    public FeedSubscription Subscribe(Action wake, Action? serve = null)
    {
        ArgumentNullException.ThrowIfNull(wake);
        lock (_lock)
        {
            var subscription = new FeedSubscription(this, _share, wake, serve ?? wake) { StartSeq = _headSeq };
            _subscriptions = _subscriptions.Add(subscription);
            return subscription;
        }
    }

    /// <inheritdoc/>
    public void OnCommitted(JournalBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ImmutableArray<FeedSubscription> told;
        bool isCalm;
        lock (_lock)
        {
            _gathered.Add(batch);
            isCalm = _pace.IsCalm(_subscriptions.Length);
            told = IsDue() ? Tell() : [];
        }

        if (isCalm)
            Serve(told);
        else
            Wake(told);
    }

    /// <summary>Says how long it took to write to readers one after the other, so that what is told next does not come while they are still written to.</summary>
    /// <param name="readers">To how many.</param>
    /// <param name="took">How long.</param>
    public void Wrote(int readers, TimeSpan took)
    {
        lock (_lock)
            _pace.Wrote(readers, _subscriptions.Length, took);
    }

    /// <summary>Tells nothing more by itself.</summary>
    public void Dispose() => _timer.Dispose();

    internal void Remove(FeedSubscription subscription)
    {
        lock (_lock)
            _subscriptions = _subscriptions.Remove(subscription);
    }

    private void TellGathered()
    {
        ImmutableArray<FeedSubscription> told;
        lock (_lock)
        {
            _isTimed = false;
            told = _gathered.IsEmpty ? [] : Tell();
        }

        Wake(told);
    }

    private bool IsDue()
    {
        var left = _gathered.IsFull ? TimeSpan.Zero : _pace.Left(_subscriptions.Length);
        if (left > TimeSpan.Zero && !_isTimed)
            _isTimed = _timer.Change(left, Timeout.InfiniteTimeSpan);
        return !_isTimed || left == TimeSpan.Zero;
    }

    private ImmutableArray<FeedSubscription> Tell()
    {
        var batch = _gathered.Take();
        _headSeq = batch.HeadSeq;
        _pace.Tell();
        var behind = _share.Add(_subscriptions.IsEmpty ? [] : FeedBatch.Split(batch), _subscriptions);
        Interlocked.Add(ref _overflows, behind);
        return _subscriptions;
    }

    private static void Serve(ImmutableArray<FeedSubscription> told)
    {
        foreach (var subscription in told)
            subscription.Serve();
    }

    private static void Wake(ImmutableArray<FeedSubscription> told)
    {
        foreach (var subscription in told)
            subscription.Wake();
    }
}
