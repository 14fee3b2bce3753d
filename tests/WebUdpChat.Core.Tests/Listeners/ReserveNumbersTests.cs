using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Tests.Journal;
using WebUdpChat.Core.Tests.Simulation;

namespace WebUdpChat.Core.Tests.Listeners;

public sealed class ReserveNumbersTests
{
    [Fact]
    public void Reserve_FirstTime_BeginsWithTheSecondsSince1970()
    {
        var journal = new StillJournal();

        var range = journal.Get(new ReserveNumbers("lan"));

        Assert.Equal(new NumberRange(journal.Time.GetUtcNow().ToUnixTimeSeconds(), journal.Time.GetUtcNow().ToUnixTimeSeconds() + ReserveNumbers.Block - 1), range);
        Assert.True(journal.Store.Writes[^1].Durable);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Reserve_OverFiftyRestarts_AlwaysRisesWhateverTheClockDoes(int seed)
    {
        var random = new Random(seed);
        var store = new SimulatedStore(random);
        var last = 0L;
        for (var run = 0; run < 50; run++)
        {
            var journal = new StillJournal(store: store);
            journal.Time.Set(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) + TimeSpan.FromHours(random.Next(-10_000, 10_000)));
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                var range = journal.Get(new ReserveNumbers("lan"));
                Assert.True(range.First > last, $"{range.First} came after {last}.");
                last = range.Last;
            }

            store.IsDead = true;
            store.CutPower();
            store.Revive();
        }
    }

    [Fact]
    public void Reserve_OfTwoListeners_IsApart()
    {
        var journal = new StillJournal();

        Assert.Equal(journal.Get(new ReserveNumbers("one")), journal.Get(new ReserveNumbers("two")));
        Assert.Equal(2, journal.Reload().Numbers.Committed.Count);
    }

    [Fact]
    public void Reserve_ThatIsNotSaved_LeavesNothing()
    {
        var journal = new StillJournal();
        journal.Store.Interfere = static _ => throw new JournalStorageException(StorageFailure.Full, "full");

        Assert.True(journal.Do(new ReserveNumbers("lan")).IsRefused);
        Assert.Null(journal.State.Numbers["lan"]);
    }
}
