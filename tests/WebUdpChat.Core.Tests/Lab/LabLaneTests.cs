using WebUdpChat.Core.Lab;

namespace WebUdpChat.Core.Tests.Lab;

public sealed class LabLaneTests
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void Take_WithADelay_ComesThatMuchLaterAndSaysSo()
    {
        using var run = new LabRun(new FaultProfile { DelayMs = 120 }, LabDirection.In).Send(1);
        var start = run.Time.GetUtcNow();

        run.Time.Advance(TimeSpan.FromMilliseconds(119));
        Assert.Empty(run.Seen);
        Assert.Equal(1, run.Counters.Held);
        run.Time.Advance(Millisecond);

        Assert.Equal(start.AddMilliseconds(120), Assert.Single(run.Seen).At);
        Assert.Equal((new LabMark(LabEffects.Delayed, 120), 1), (Assert.Single(run.Marks), run.Counters.Delayed));
    }

    [Fact]
    public void Take_OutgoingWithADelay_SaysAtOnceHowLong()
    {
        using var run = new LabRun(new FaultProfile { DelayMs = 120 }, LabDirection.Out).Send(1);

        Assert.Empty(run.Seen);
        Assert.Equal(new LabMark(LabEffects.Delayed, 120), Assert.Single(run.Marks));
        Assert.Single(run.Finish().Seen);
    }

    [Fact]
    public void Take_WithJitter_StaysWithinItAndInOrder()
    {
        const int Count = 10_000;
        var apart = TimeSpan.FromMilliseconds(100);
        using var run = new LabRun(new FaultProfile { DelayMs = 50, JitterMs = 30 }, LabDirection.In);
        var start = run.Time.GetUtcNow();
        run.Send(Count, apart).Finish();

        var delays = run.Seen.Select((seen, place) => (seen.At - start - (apart * place)).TotalMilliseconds).ToList();
        Assert.Equal(Enumerable.Range(0, Count), run.Seen.Select(static seen => seen.Number));
        Assert.All(delays, static delay => Assert.InRange(delay, 20, 81));

        // Evenly spread over 60 ms: the mean of so many is within 3.29 standard deviations, and half a millisecond of rounding up.
        Assert.InRange(delays.Average(), 50 - (3.29 * 30 / Math.Sqrt(3 * Count)), 51 + (3.29 * 30 / Math.Sqrt(3 * Count)));
    }

    [Fact]
    public void Take_CloserThanTheJitter_NeverOvertakes()
    {
        using var run = new LabRun(new FaultProfile { DelayMs = 50, JitterMs = 50 }, LabDirection.In).Send(5_000, Millisecond).Finish();

        Assert.Equal((5_000, 0), (run.Arrived, run.Reordered));
    }

    [Fact]
    public void Take_ToBeReordered_IsOvertakenByAsManyAsAsked()
    {
        using var run = new LabRun(new FaultProfile { Seed = 3, Reorder = 0.1, ReorderDistance = 2 }, LabDirection.In).Send(2_000, Millisecond).Finish();

        var places = run.Seen.Select(static (seen, place) => (seen.Number, place)).ToDictionary();
        var late = run.Seen.Where(seen => run.Seen.Any(other => other.Number > seen.Number && places[other.Number] < places[seen.Number])).ToList();
        Assert.Equal(run.Counters.Reordered, late.Count);
        Assert.All(late, seen => Assert.Equal(2, run.Seen.Count(other => other.Number > seen.Number && places[other.Number] < places[seen.Number] && !late.Contains(other))));
    }

    [Fact]
    public void Take_ToBeReorderedAndNothingFollows_ComesAfterAWhileAndIsNotCalledReordered()
    {
        using var run = new LabRun(new FaultProfile { Reorder = 1, ReorderWaitMs = 300 }, LabDirection.In).Send(1);

        run.Time.Advance(TimeSpan.FromMilliseconds(299));
        Assert.Empty(run.Seen);
        run.Time.Advance(Millisecond);

        Assert.Single(run.Seen);
        Assert.Equal(0, run.Counters.Reordered);
        Assert.Equal(new LabMark(LabEffects.Delayed, 300), Assert.Single(run.Marks));
    }

    // 100 kbit/s and packets of 125 bytes are 100 a second; 1 kB of queue holds 8 of them besides the one under way.
    [Fact]
    public void Take_FasterThanTheRate_QueuesThenLoses()
    {
        using var run = new LabRun(new FaultProfile { RateKbit = 100, QueueKilobytes = 1 }, LabDirection.In).Send(2_000, TimeSpan.FromMilliseconds(5), length: 97);

        Assert.InRange(run.Arrived, 999, 1_001);
        Assert.Equal(2_000, run.Arrived + run.Counters.QueueFull + run.Counters.Held);
        Assert.InRange(run.Counters.Held, 7, 10);
        Assert.All(run.Seen.Zip(run.Seen.Skip(1)), static pair => Assert.InRange((pair.Second.At - pair.First.At).TotalMilliseconds, 9.9, 10.1));
    }

    [Fact]
    public void Take_MoreThanTheLabMayHold_LosesAndCountsIt()
    {
        using var run = new LabRun(new FaultProfile { DelayMs = 1_000 }, LabDirection.In, maxHeldBytes: 100 * (1_000 + 256)).Send(150, length: 1_000).Finish();

        Assert.Equal((100, 50, 0), (run.Arrived, run.Counters.LabFull, run.Counters.Held));
        Assert.Equal(100, run.Send(150, length: 1_000).Finish().Arrived - 100);
    }

    [Fact]
    public void Counters_AtAnyTime_AddUp()
    {
        var profile = new FaultProfile { Loss = 0.1, BurstLoss = 0.1, Duplicate = 0.2, Reorder = 0.3, DelayMs = 7, JitterMs = 7, RateKbit = 150, QueueKilobytes = 1 };
        using var run = new LabRun(profile, LabDirection.In);
        for (var i = 0; i < 2_000; i++)
        {
            var counters = run.Send(1, Millisecond).Counters;
            Assert.Equal(counters.Seen, counters.Passed - counters.Copies + counters.TotalLost + counters.Held);
        }

        Assert.All((long[])[run.Counters.Lost, run.Counters.LostInBurst, run.Counters.QueueFull, run.Counters.Copies, run.Counters.Reordered], static count => Assert.True(count > 0));
    }
}
