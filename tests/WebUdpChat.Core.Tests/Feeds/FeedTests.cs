using WebUdpChat.Core.Feeds;

namespace WebUdpChat.Core.Tests.Feeds;

public sealed class FeedTests : IDisposable
{
    private const long Room = 2_000;

    private readonly Feed _feed = new(headSeq: 5, new ManualTimeProvider(), Room);
    private int _woken;

    public void Dispose() => _feed.Dispose();

    [Fact]
    public void Subscribe_StartsWhereTheFeedIs()
    {
        _feed.OnCommitted(FeedBatches.Messages(5, 10, 10));

        using var subscription = _feed.Subscribe(Wake);
        _feed.OnCommitted(FeedBatches.Messages(7, 10));

        Assert.Equal(7, subscription.StartSeq);
        Assert.Equal(7, Take(subscription).Journal.PrevSeq);
        Assert.False(subscription.TryTake(out _, out _));
        Assert.Equal(1, _woken);
    }

    [Fact]
    public void OnCommitted_SeveralReaders_ShareTheBatch()
    {
        using var one = _feed.Subscribe(Wake);
        using var two = _feed.Subscribe(Wake);

        _feed.OnCommitted(FeedBatches.Messages(5, 10));

        Assert.Same(Take(one), Take(two));
        Assert.Equal((2, 2), (_woken, _feed.Readers));
    }

    [Fact]
    public void OnCommitted_ReaderDoesNotTake_LagsOnceAndHoldsNothing()
    {
        using var stalled = _feed.Subscribe(Wake);
        using var reading = _feed.Subscribe(Wake);
        for (var seq = 5L; seq < 105; seq++)
        {
            _feed.OnCommitted(FeedBatches.Messages(seq, 300));
            Assert.Equal(seq, Take(reading).Journal.PrevSeq);
            Assert.InRange(stalled.Weight, 0, Room);
        }

        Assert.Equal(1, _feed.Overflows);
        Assert.True(stalled.TryTake(out var batch, out var lagging));
        Assert.True(lagging);
        Assert.Null(batch);
        Assert.False(stalled.TryTake(out _, out _));
    }

    [Fact]
    public void OnCommitted_AfterTheReaderWasTold_GoesOnFromThere()
    {
        using var stalled = _feed.Subscribe(Wake);
        for (var seq = 5L; seq < 20; seq++)
            _feed.OnCommitted(FeedBatches.Messages(seq, 300));
        Assert.True(stalled.TryTake(out _, out var lagging) && lagging);

        _feed.OnCommitted(FeedBatches.Messages(20, 10));

        Assert.Equal(20, Take(stalled).Journal.PrevSeq);
        for (var seq = 21L; seq < 50; seq++)
            _feed.OnCommitted(FeedBatches.Messages(seq, 300));
        Assert.Equal(2, _feed.Overflows);
    }

    [Fact]
    public void OnCommitted_ManyReadersStandStill_HoldNoMoreThanOne()
    {
        var readers = new List<FeedSubscription>();
        for (var seq = 5L; seq < 20; seq++)
        {
            readers.Add(_feed.Subscribe(Wake));
            _feed.OnCommitted(FeedBatches.Messages(seq, 300));
            Assert.InRange(_feed.Weight, 1, Room);
        }

        Assert.All(readers[..10], static reader => Assert.Equal(0, reader.Weight));
        Assert.Equal(18, Take(readers[^2]).Journal.PrevSeq);
        Assert.Equal(19, Take(readers[^1]).Journal.PrevSeq);
        readers.ForEach(static reader => reader.Dispose());
    }

    [Fact]
    public void OnCommitted_AllHaveRead_LetsGoOfIt()
    {
        using var subscription = _feed.Subscribe(Wake);
        for (var seq = 5L; seq < 15; seq++)
        {
            _feed.OnCommitted(FeedBatches.Messages(seq, 300));
            Take(subscription);
        }

        _feed.OnCommitted(FeedBatches.Messages(15, 10));

        Assert.InRange(_feed.Weight, 1, 500);
    }

    [Fact]
    public void TryTake_ByTurns_BringsEachReaderEveryBatchInOrder()
    {
        using var feed = new Feed(0, new ManualTimeProvider());
        var random = new Random(5);
        var readers = Enumerable.Range(0, 4).Select(_ => (Subscription: feed.Subscribe(Wake), Seen: new List<long>())).ToList();
        for (var seq = 0L; seq < 500; seq++)
        {
            feed.OnCommitted(FeedBatches.Messages(seq, 10));
            var (subscription, seen) = readers[random.Next(readers.Count)];
            for (var left = random.Next(6); left > 0 && subscription.TryTake(out var batch, out _); left--)
                seen.Add(batch!.Journal.PrevSeq);
        }

        foreach (var (subscription, seen) in readers)
        {
            while (subscription.TryTake(out var batch, out _))
                seen.Add(batch!.Journal.PrevSeq);
            Assert.Equal(Enumerable.Range(0, 500).Select(static seq => (long)seq), seen);
            subscription.Dispose();
        }

        Assert.Equal(0, feed.Overflows);
    }

    [Fact]
    public void OnCommitted_OneBatchLargerThanTheRoom_IsTaken()
    {
        using var subscription = _feed.Subscribe(Wake);

        _feed.OnCommitted(FeedBatches.Messages(5, 50_000));

        Assert.Equal(5, Take(subscription).Journal.PrevSeq);
        Assert.Equal(0, subscription.Weight);
    }

    [Fact]
    public void OnCommitted_LargeCommit_ComesInParts()
    {
        using var feed = new Feed(0, new ManualTimeProvider());
        using var subscription = feed.Subscribe(Wake);

        feed.OnCommitted(FeedBatches.Messages(0, 7_000, 7_000, 7_000, 7_000));

        var (first, second) = (Take(subscription), Take(subscription));
        Assert.Equal((0L, 3L), (first.Journal.PrevSeq, second.Journal.PrevSeq));
        Assert.Equal(1, _woken);
    }

    [Fact]
    public void Dispose_Subscription_IsToldNothingMore()
    {
        var subscription = _feed.Subscribe(Wake);
        _feed.OnCommitted(FeedBatches.Messages(5, 10));
        subscription.Dispose();
        _feed.OnCommitted(FeedBatches.Messages(6, 10));

        Assert.False(subscription.TryTake(out _, out _));
        Assert.Equal((1, 0), (_woken, _feed.Readers));
    }

    private void Wake() => _woken++;

    private static FeedBatch Take(FeedSubscription subscription)
    {
        Assert.True(subscription.TryTake(out var batch, out var lagging));
        Assert.False(lagging);
        return batch!;
    }
}
