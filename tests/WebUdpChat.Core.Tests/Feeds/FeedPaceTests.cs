using WebUdpChat.Core.Feeds;

namespace WebUdpChat.Core.Tests.Feeds;

public sealed class FeedPaceTests : IDisposable
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    private readonly ManualTimeProvider _time = new();
    private readonly Feed _feed;
    private readonly List<FeedSubscription> _readers = [];
    private int _woken;

    public FeedPaceTests() => _feed = new Feed(0, _time);

    public void Dispose()
    {
        _readers.ForEach(static reader => reader.Dispose());
        _feed.Dispose();
    }

    [Theory]
    [InlineData(32, 5, true)]
    [InlineData(32, 4, false)]
    [InlineData(33, 5, false)]
    public void OnCommitted_FewAfterARest_AreServedInsteadOfWoken(int readers, int milliseconds, bool served)
    {
        var (woken, count) = (0, 0);
        for (var i = 0; i < readers; i++)
            _readers.Add(_feed.Subscribe(() => woken++, () => count++));

        Commit(0);
        Assert.Equal(readers > 32 ? (readers, 0) : (0, readers), (woken, count));
        (woken, count) = (0, 0);
        _time.Advance(milliseconds * Millisecond);
        Commit(1);
        _time.Advance(10 * Millisecond);
        Assert.Equal(served ? (0, readers) : (readers, 0), (woken, count));
    }

    [Fact]
    public void OnCommitted_AfterARest_TellsAtOnce()
    {
        Follow(readers: 1_000);

        Commit(0);
        _time.Advance(10 * Millisecond);
        Commit(1);

        Assert.Equal([0, 1], Told());
        Assert.Equal(2_000, _woken);
    }

    [Fact]
    public void OnCommitted_OneAfterTheOther_GathersForAsLongAsReadersCost()
    {
        Follow(readers: 100);
        Commit(0);
        Commit(1);
        _time.Advance(2 * Millisecond);
        Commit(2);
        Assert.Equal([0], Told());

        _time.Advance(3 * Millisecond);

        Assert.Equal([1], Told());
        Assert.Null(_time.NextDue);
    }

    [Theory]
    [InlineData(19, 0)]
    [InlineData(20, 1)]
    [InlineData(100, 5)]
    [InlineData(200, 10)]
    [InlineData(5_000, 10)]
    public void OnCommitted_SoManyReaders_WaitsSoLong(int readers, int milliseconds)
    {
        Follow(readers);
        Commit(0);
        Assert.Equal([0], Told());
        Commit(1);

        var waited = 0;
        while (Told() is [])
        {
            _time.Advance(Millisecond);
            waited++;
        }

        Assert.Equal(milliseconds, waited);
    }

    [Theory]
    [InlineData(1_000, 8, 18)]
    [InlineData(500, 8, 18)]
    [InlineData(499, 8, 10)]
    [InlineData(1_000, 100, 50)]
    public void OnCommitted_WritingTakesTime_GathersFromWhenThatIsOver(int written, int took, int milliseconds)
    {
        Follow(readers: 1_000);
        _feed.Wrote(written, took * Millisecond);
        Commit(0);
        Commit(1);
        Told();

        _time.Advance((milliseconds - 1) * Millisecond);
        Assert.Empty(Told());
        _time.Advance(Millisecond);
        Assert.Equal([1], Told());
    }

    [Fact]
    public void OnCommitted_WritingTookTime_TellsFewAndAfterARestAtOnce()
    {
        Follow(readers: 19);
        _feed.Wrote(19, 8 * Millisecond);
        Commit(0);
        Commit(1);
        Assert.Equal([0, 1], Told());

        Follow(readers: 1_000);
        _feed.Wrote(1_000, 8 * Millisecond);
        _time.Advance(18 * Millisecond);
        Commit(2);
        Assert.Equal([2], Told());
    }

    [Fact]
    public void OnCommitted_Gathered_ComesAsOneBatchInOrder()
    {
        Follow(readers: 100);
        Commit(0);
        Told();
        for (var seq = 1L; seq < 50; seq++)
            Commit(seq);

        _time.Advance(10 * Millisecond);

        Assert.True(_readers[0].TryTake(out var batch, out _));
        Assert.Equal((1, 50), (batch!.Journal.PrevSeq, batch.Journal.HeadSeq));
        Assert.Equal(Enumerable.Range(2, 49).Select(static seq => (long)seq), batch.Journal.Entries.Select(static entry => entry.Seq));
        Assert.False(_readers[0].TryTake(out _, out _));
    }

    [Fact]
    public void OnCommitted_MuchAtOnce_IsNotGathered()
    {
        Follow(readers: 1_000);
        Commit(0);
        Told();

        _feed.OnCommitted(FeedBatches.Messages(1, 40_000, 40_000, 40_000));

        Assert.Equal([1, 2, 3], Told());
    }

    [Fact]
    public void Subscribe_WhileSomethingIsGathered_StartsWhereTheOthersAre()
    {
        Follow(readers: 100);
        Commit(0);
        Commit(1);

        using var late = _feed.Subscribe(static () => { });
        _time.Advance(10 * Millisecond);

        Assert.Equal(1, late.StartSeq);
        Assert.True(late.TryTake(out var batch, out _));
        Assert.Equal(1, batch!.Journal.PrevSeq);
    }

    [Fact]
    public void OnCommitted_LastReaderLeaves_HoldsNothing()
    {
        Follow(readers: 100);
        Commit(0);
        Commit(1);
        _readers.ForEach(static reader => reader.Dispose());
        _time.Advance(10 * Millisecond);

        using var late = _feed.Subscribe(static () => { });

        Assert.Equal(2, late.StartSeq);
    }

    private void Follow(int readers)
    {
        for (var i = 0; i < readers; i++)
            _readers.Add(_feed.Subscribe(() => _woken++));
    }

    private void Commit(long prevSeq) => _feed.OnCommitted(FeedBatches.Messages(prevSeq, 10));

    // Where the batches begin that the first reader got since it was asked last.
    private List<long> Told()
    {
        var told = new List<long>();
        while (_readers[0].TryTake(out var batch, out _))
            told.Add(batch!.Journal.PrevSeq);
        return told;
    }
}
