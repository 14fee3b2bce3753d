using WebUdpChat.Core.Feeds;
using WebUdpChat.Core.Tests.Journal;
using WebUdpChat.Core.Tests.Simulation;

namespace WebUdpChat.Core.Tests.Feeds;

public sealed class FeedCursorTests : IAsyncDisposable
{
    private readonly SimulatedStore _store = new();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public async Task IsLost_NothingRemoved_IsSoBeyondTheEndOnly(long cursor, bool expected)
    {
        Journal().Do(new ScriptedCommand(events: 3));

        Assert.Equal(expected, await FeedCursor.IsLostAsync(_store, 3, cursor, CancellationToken.None));
    }

    [Fact]
    public async Task IsLost_AfterRetention_IsSoBeforeTheTail()
    {
        var journal = Journal();
        journal.Do(new ScriptedCommand(events: 4));
        journal.Time.Advance(TimeSpan.FromHours(1));
        var trimmed = journal.Writer.TrimAsync(journal.Time.GetUtcNow(), null);
        journal.Turn();
        Assert.True(await trimmed);

        var lost = new List<long>();
        for (var cursor = 0; cursor <= 6; cursor++)
        {
            if (await FeedCursor.IsLostAsync(_store, journal.Writer.HeadSeq, cursor, CancellationToken.None))
                lost.Add(cursor);
        }

        Assert.Equal([0L, 1, 2, 3, 6], lost);
    }

    [Fact]
    public async Task IsLost_AtAPlaceThatIsNotThere_IsSo()
    {
        await _store.SetCleanEndAsync(false, CancellationToken.None);
        Journal().Do(new ScriptedCommand(events: 3));
        var next = Journal();
        next.Do(new ScriptedCommand());

        Assert.False(await FeedCursor.IsLostAsync(_store, next.Writer.HeadSeq, _store.Ledger.First().Seq + 2, CancellationToken.None));
        Assert.True(await FeedCursor.IsLostAsync(_store, next.Writer.HeadSeq, _store.Ledger.First().Seq + 3, CancellationToken.None));
    }

    private StillJournal Journal() => new(store: _store);
}
