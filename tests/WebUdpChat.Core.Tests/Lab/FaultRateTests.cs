using WebUdpChat.Core.Lab;

namespace WebUdpChat.Core.Tests.Lab;

/// <summary>Of 100,000 datagrams, as many meet a fault as was asked for: within the band that holds 99.9 % of what chance gives.</summary>
public sealed class FaultRateTests
{
    private const int Count = 100_000;

    public static TheoryData<long, LabDirection> Runs => new()
    {
        { 1, LabDirection.In }, { -42, LabDirection.Out },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void Loss_Alone_IsAsAsked(long seed, LabDirection direction)
    {
        using var run = Run(new FaultProfile { Seed = seed, Loss = 0.1 }, direction);

        Binomial.AssertWithin("lost", Count - run.Arrived, Count, 0.1);
        Assert.Equal((Count, Count - run.Arrived, 0), (run.Counters.Seen, run.Counters.Lost, run.Copies));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void BurstLoss_Alone_BeginsAndEndsAsAsked(long seed, LabDirection direction)
    {
        const double Share = 0.2;
        const double Length = 5;
        using var run = Run(new FaultProfile { Seed = seed, BurstLoss = Share, BurstLength = Length }, direction);

        AssertBursts(run, Share, Length);
        Assert.Equal(Count - run.Arrived, run.Counters.LostInBurst);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Duplicate_Alone_IsAsAsked(long seed, LabDirection direction)
    {
        using var run = Run(new FaultProfile { Seed = seed, Duplicate = 0.05 }, direction);

        Binomial.AssertWithin("duplicated", run.Copies, Count, 0.05);
        Assert.Equal((Count, run.Copies), (run.Arrived, run.Counters.Copies));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Reorder_Alone_IsAsAsked(long seed, LabDirection direction)
    {
        using var run = Run(new FaultProfile { Seed = seed, Reorder = 0.2 }, direction);

        Binomial.AssertWithin("reordered", run.Reordered, Count, 0.2);
        Assert.Equal((Count, run.Reordered), (run.Arrived, run.Counters.Reordered));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Corrupt_Alone_IsAsAsked(long seed, LabDirection direction)
    {
        using var run = Run(new FaultProfile { Seed = seed, Corrupt = 0.03 }, direction);

        Binomial.AssertWithin("corrupted", run.Corrupted, Count, 0.03);
        Assert.Equal((Count, run.Corrupted), (run.Arrived, run.Counters.Corrupted));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Fragments_Alone_AreLostAsEachOfThem(long seed, LabDirection direction)
    {
        // 3,000 bytes and 8 of UDP are 1,480, 1,480 and 48.
        using var run = new LabRun(new FaultProfile { Seed = seed, Loss = 0.1, Mtu = 1_500, Fragments = true }, direction).Send(Count / 10, length: 3_000);

        Binomial.AssertWithin("lost", Count / 10 - run.Arrived, Count / 10, 1 - (0.9 * 0.9 * 0.9));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void All_Together_AreEachAsAsked(long seed, LabDirection direction)
    {
        var profile = new FaultProfile
        {
            Seed = seed, Loss = 0.1, BurstLoss = 0.1, BurstLength = 4, Duplicate = 0.05, Reorder = 0.2, Corrupt = 0.03, DelayMs = 20, JitterMs = 10,
        };
        using var run = Run(profile, direction);
        var counters = run.Counters;

        Binomial.AssertWithin("lost", counters.Lost, Count - counters.LostInBurst, 0.1);
        Binomial.AssertWithin("duplicated", run.Copies, run.Arrived, 0.05);
        Binomial.AssertWithin("reordered", run.Reordered, run.Arrived, 0.2);
        Binomial.AssertWithin("corrupted", run.Corrupted, run.Arrived, 0.03);
        Assert.Equal(Count, run.Arrived + counters.TotalLost);
        Assert.Equal((run.Copies, run.Reordered, run.Corrupted), (counters.Copies, counters.Reordered, counters.Corrupted));
        Assert.Equal(counters.Seen, counters.Passed - counters.Copies + counters.TotalLost);
        if (direction == LabDirection.Out)
            AssertBurstMarks(run, 0.1, 4);
    }

    private static LabRun Run(FaultProfile profile, LabDirection direction) =>
        new LabRun(profile, direction).Send(Count, TimeSpan.FromMicroseconds(100)).Finish();

    private static void AssertBursts(LabRun run, double share, double length)
    {
        var arrived = run.Seen.Select(static each => each.Number).ToHashSet();
        AssertChain([.. Enumerable.Range(0, Count).Select(number => !arrived.Contains(number))], share, length);
    }

    private static void AssertBurstMarks(LabRun run, double share, double length) =>
        AssertChain([.. run.Marks.Select(static mark => mark.Effects.HasFlag(LabEffects.LostInBurst))], share, length);

    // What is lost in bursts is no row of separate trials, but each step of the chain is one.
    private static void AssertChain(bool[] lost, double share, double length)
    {
        Assert.Equal(Count, lost.Length);
        var steps = lost.Zip(lost.Skip(1)).ToList();
        var (good, bad) = (steps.Count(static step => !step.First), steps.Count(static step => step.First));
        Binomial.AssertWithin("bursts begun", steps.Count(static step => step is (false, true)), good, share / length / (1 - share));
        Binomial.AssertWithin("bursts ended", steps.Count(static step => step is (true, false)), bad, 1 / length);

        // The variance of a chain's mean is that of separate trials times (1 + r) / (1 - r), r the correlation of neighbours.
        var correlation = 1 - (1 / length) - (share / length / (1 - share));
        var width = 3.2905 * Math.Sqrt(share * (1 - share) / Count * (1 + correlation) / (1 - correlation));
        Assert.InRange(lost.Count(static each => each) / (double)Count, share - width, share + width);
    }
}
