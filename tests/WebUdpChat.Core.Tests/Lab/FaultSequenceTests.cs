using WebUdpChat.Core.Lab;

namespace WebUdpChat.Core.Tests.Lab;

public sealed class FaultSequenceTests
{
    private const int Headers = 28;

    private static readonly FaultProfile Everything = new()
    {
        Seed = 7, Loss = 0.1, BurstLoss = 0.1, Duplicate = 0.1, Reorder = 0.1, Corrupt = 0.1, DelayMs = 50, JitterMs = 40,
    };

    [Fact]
    public void Next_TheSameProfileTwice_GivesTheSameFates() =>
        Assert.Equal(Fates(Everything, LabDirection.In, 10_000), Fates(Everything, LabDirection.In, 10_000));

    [Fact]
    public void Next_AnotherSeedOrDirection_GivesOtherFates()
    {
        var fates = Fates(Everything, LabDirection.In, 1_000);

        Assert.NotEqual(fates, Fates(Everything with { Seed = 8 }, LabDirection.In, 1_000));
        Assert.NotEqual(fates, Fates(Everything, LabDirection.Out, 1_000));
    }

    // Chance is drawn for each fault apart, so that what is compared differs in one thing only.
    [Fact]
    public void Next_WithOneFaultLess_LeavesTheOthersWhereTheyWere()
    {
        var all = Fates(Everything, LabDirection.In, 10_000);
        var fewer = Fates(Everything with { Reorder = 0, Loss = 0 }, LabDirection.In, 10_000);

        var both = all.Zip(fewer).Where(static pair => !pair.First.IsLost && !pair.Second.IsLost).ToList();
        Assert.InRange(both.Count, 5_000, 10_000);
        Assert.All(both, static pair => Assert.Equal(pair.First with { Effects = pair.First.Effects & ~LabEffects.Reordered }, pair.Second));
    }

    // What seed 1 meant must mean the same in every later version: people repeat runs.
    [Fact]
    public void Next_Seed1_IsAsItAlwaysWas()
    {
        var lost = Fates(new FaultProfile { Loss = 0.2 }, LabDirection.In, 40).Where(static fate => fate.IsLost).Select(static fate => fate.Number);

        Assert.Equal("1 2 9 10 14 17 18 23 38", string.Join(' ', lost));
    }

    [Fact]
    public void Next_DuringABlackout_LosesAllAndGoesOnBehindIt()
    {
        var sequence = new FaultSequence(Everything, LabDirection.In);
        var undisturbed = Fates(Everything, LabDirection.In, 30);

        var before = Next(sequence, 10);
        sequence.Set(blackout: true);
        var dark = Next(sequence, 10);
        sequence.Set(blackout: false);

        Assert.Equal(undisturbed[..10], before);
        Assert.All(dark, static fate => Assert.Equal(LabEffects.Blackout, fate.Effects));
        Assert.Equal(undisturbed[20..], Next(sequence, 10));
    }

    [Theory]
    [InlineData(1_472, false)]
    [InlineData(1_473, true)]
    [InlineData(65_507, true)]
    public void Next_LongerThanTheMtu_IsLost(int length, bool isLost) =>
        Assert.Equal(isLost, new FaultSequence(new FaultProfile { Mtu = 1_500 }, LabDirection.Out).Next(length, Headers).IsLost);

    [Theory]
    [InlineData(1_472, 1)]
    [InlineData(1_473, 2)]
    [InlineData(2_952, 2)]
    [InlineData(2_953, 3)]
    [InlineData(65_507, 45)]
    public void Count_OfFragmentsOverEthernet_IsThatOfIp(int length, int fragments) => Assert.Equal(fragments, IpFragments.Count(length, Headers, 1_500));

    [Fact]
    public void Next_EmptyDatagram_HasNoBitToTurn() =>
        Assert.All(Fates(new FaultProfile { Corrupt = 1 }, LabDirection.In, 100, length: 0), static fate => Assert.Equal(LabEffects.None, fate.Effects));

    private static FaultFate[] Fates(FaultProfile profile, LabDirection direction, int count, int length = 100) =>
        Next(new FaultSequence(profile, direction), count, length);

    private static FaultFate[] Next(FaultSequence sequence, int count, int length = 100) =>
        [.. Enumerable.Range(0, count).Select(_ => sequence.Next(length, Headers))];
}
