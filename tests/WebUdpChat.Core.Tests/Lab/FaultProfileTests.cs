using WebUdpChat.Core.Lab;

namespace WebUdpChat.Core.Tests.Lab;

public sealed class FaultProfileTests
{
    public static TheoryData<FaultProfile, string> Wrong => new()
    {
        { new() { Loss = -0.1 }, nameof(FaultProfile.Loss) },
        { new() { Loss = 1.1 }, nameof(FaultProfile.Loss) },
        { new() { Loss = double.NaN }, nameof(FaultProfile.Loss) },
        { new() { BurstLoss = 0.6, BurstLength = 1 }, nameof(FaultProfile.BurstLoss) },
        { new() { BurstLength = 0 }, nameof(FaultProfile.BurstLength) },
        { new() { DelayMs = 60_001 }, nameof(FaultProfile.DelayMs) },
        { new() { JitterMs = -1 }, nameof(FaultProfile.JitterMs) },
        { new() { ReorderDistance = 0 }, nameof(FaultProfile.ReorderDistance) },
        { new() { ReorderWaitMs = 0 }, nameof(FaultProfile.ReorderWaitMs) },
        { new() { RateKbit = -1 }, nameof(FaultProfile.RateKbit) },
        { new() { QueueKilobytes = 0 }, nameof(FaultProfile.QueueKilobytes) },
        { new() { Mtu = 67 }, nameof(FaultProfile.Mtu) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Faults_OfWhatMayNotBe_NamesIt(FaultProfile profile, string name) =>
        Assert.Equal(name, Assert.Single(FaultProfileRules.Faults(profile)).Name);

    [Fact]
    public void Faults_OfPresetsAndOfNothing_AreNone()
    {
        Assert.Empty(FaultPresets.All.Values.SelectMany(FaultProfileRules.Faults));
        Assert.Empty(FaultProfileRules.Faults(new FaultProfile()));
        Assert.All(FaultPresets.All.Values, static profile => Assert.True(profile.IsOn));
    }

    [Fact]
    public void IsOn_OfWhatDoesNothing_IsFalse() =>
        Assert.False(new FaultProfile { Seed = 9, BurstLength = 9, ReorderDistance = 9, ReorderWaitMs = 9, QueueKilobytes = 9, Fragments = true }.IsOn);

    [Fact]
    public void ToString_OfAMark_SaysWhatWasDone()
    {
        var mark = new LabMark(LabEffects.Corrupted | LabEffects.Delayed | LabEffects.Reordered, 120);

        Assert.Equal("delayed by 120 ms, one bit turned over, overtaken", mark.ToString());
        Assert.Equal(mark, LabMark.FromNumber(mark.ToNumber()));
        Assert.All(Enum.GetValues<LabEffects>()[1..], static effect => Assert.NotEmpty(new LabMark(effect).ToString()));
    }
}
