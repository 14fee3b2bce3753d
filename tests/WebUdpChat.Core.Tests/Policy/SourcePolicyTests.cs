using WebUdpChat.Core.Policy;

namespace WebUdpChat.Core.Tests.Policy;

public sealed class SourcePolicyTests
{
    [Theory]
    [InlineData(SourceMode.Auto, "192.168.1.2", SourceVerdict.Admitted)]
    [InlineData(SourceMode.Auto, "127.0.0.1", SourceVerdict.Admitted)]
    [InlineData(SourceMode.Auto, "fe80::1%1", SourceVerdict.Admitted)]
    [InlineData(SourceMode.Auto, "fd00::1", SourceVerdict.Admitted)]
    [InlineData(SourceMode.Auto, "203.0.113.9", SourceVerdict.Knocks)]
    [InlineData(SourceMode.Auto, "2001:db8::1", SourceVerdict.Knocks)]
    [InlineData(SourceMode.Auto, "172.32.0.1", SourceVerdict.Knocks)]
    [InlineData(SourceMode.Open, "203.0.113.9", SourceVerdict.Admitted)]
    [InlineData(SourceMode.Knock, "192.168.1.2", SourceVerdict.Knocks)]
    [InlineData(SourceMode.Closed, "192.168.1.2", SourceVerdict.Refused)]
    public void Judge_ByMode(SourceMode mode, string source, SourceVerdict verdict) =>
        Assert.Equal(verdict, new SourcePolicy(mode, [], []).Judge(Addresses.At(source)));

    [Fact]
    public void IsHeard_AllowedBlocks_AreTheOnlyOnes()
    {
        var policy = new SourcePolicy(SourceMode.Open, [AddressBlock.Parse("10.0.0.0/8")], []);

        Assert.True(policy.IsHeard(Addresses.At("10.0.0.1")));
        Assert.False(policy.IsHeard(Addresses.At("192.168.0.1")));
        Assert.Equal(SourceVerdict.Refused, policy.Judge(Addresses.At("192.168.0.1")));
    }

    [Fact]
    public void IsHeard_DeniedBlock_WinsOverAnAllowedOne()
    {
        var policy = new SourcePolicy(SourceMode.Open, [AddressBlock.Parse("10.0.0.0/8")], [AddressBlock.Parse("10.0.0.1")]);

        Assert.False(policy.IsHeard(Addresses.At("10.0.0.1")));
        Assert.True(policy.IsHeard(Addresses.At("10.0.0.2")));
    }
}
