using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Policy;

namespace WebUdpChat.Core.Tests.Policy;

public sealed class TargetPolicyTests
{
    private static readonly TargetPolicyOptions Loopback = new() { MayReachLoopback = true };
    private static readonly TargetPolicyOptions Lan = new() { MayReachLoopback = false };

    [Theory]
    [InlineData("192.168.1.20", 9000)]
    [InlineData("169.254.1.1", 9000)]
    [InlineData("203.0.113.9", 2425)]
    [InlineData("2001:db8::1", 9000)]
    [InlineData("fe80::1%1", 9000)]
    [InlineData("127.0.0.1", 9001)]
    [InlineData("::1", 9001)]
    public void Judge_OrdinaryTarget_IsPermitted(string address, int port) =>
        Assert.Equal(TargetVerdict.Permitted, new TargetPolicy(Loopback).Judge(Addresses.At(address, port)));

    [Theory]
    [InlineData("192.0.2.1", 0, TargetVerdict.NoPort)]
    [InlineData("0.0.0.0", 9000, TargetVerdict.Unspecified)]
    [InlineData("0.1.2.3", 9000, TargetVerdict.Unspecified)]
    [InlineData("::", 9000, TargetVerdict.Unspecified)]
    [InlineData("169.254.169.254", 80, TargetVerdict.Metadata)]
    [InlineData("::ffff:169.254.169.254", 9000, TargetVerdict.Metadata)]
    [InlineData("fd00:ec2::254", 9000, TargetVerdict.Metadata)]
    [InlineData("255.255.255.255", 9000, TargetVerdict.Broadcast)]
    [InlineData("240.0.0.1", 9000, TargetVerdict.Broadcast)]
    [InlineData("239.1.2.3", 9000, TargetVerdict.Multicast)]
    [InlineData("ff02::1%1", 9000, TargetVerdict.Multicast)]
    [InlineData("127.0.0.1", 9000, TargetVerdict.Loopback)]
    [InlineData("127.254.3.2", 9000, TargetVerdict.Loopback)]
    [InlineData("::1", 9000, TargetVerdict.Loopback)]
    [InlineData("192.0.2.1", 53, TargetVerdict.Service)]
    [InlineData("192.0.2.1", 11211, TargetVerdict.Service)]
    [InlineData("2001:db8::1", 123, TargetVerdict.Service)]
    public void Judge_TargetThatIsDeniedByNature_SaysWhy(string address, int port, TargetVerdict verdict) =>
        Assert.Equal(verdict, new TargetPolicy(Lan).Judge(Addresses.At(address, port)));

    [Theory]
    [InlineData("64:ff9b::7f00:1", TargetVerdict.Loopback)]
    [InlineData("2002:a9fe:a9fe::", TargetVerdict.Metadata)]
    [InlineData("2001:0:c000:201:0:0:80ff:fffe", TargetVerdict.Loopback)]
    [InlineData("::e001:203", TargetVerdict.Multicast)]
    [InlineData("fe80::5efe:ffff:ffff%1", TargetVerdict.Broadcast)]
    public void Judge_TargetInsideAnother_IsDeniedForIt(string address, TargetVerdict verdict) =>
        Assert.Equal(verdict, new TargetPolicy(Lan).Judge(Addresses.At(address)));

    [Fact]
    public void Judge_OwnListener_IsDeniedAlsoInsideAnother()
    {
        var policy = new TargetPolicy(Loopback with { IsOwnListener = target => target == Addresses.At("10.0.0.5", 9000) });

        Assert.Equal(TargetVerdict.OwnListener, policy.Judge(Addresses.At("10.0.0.5", 9000)));
        Assert.Equal(TargetVerdict.OwnListener, policy.Judge(Addresses.At("64:ff9b::a00:5", 9000)));
        Assert.Equal(TargetVerdict.Permitted, policy.Judge(Addresses.At("10.0.0.5", 9001)));
    }

    [Fact]
    public void Judge_GroupOfAListener_IsPermitted()
    {
        var policy = new TargetPolicy(Lan with { IsGroup = target => target == Addresses.At("239.1.2.3", 9000) || target == Addresses.At("255.255.255.255", 9000) });

        Assert.Equal(TargetVerdict.Permitted, policy.Judge(Addresses.At("239.1.2.3", 9000)));
        Assert.Equal(TargetVerdict.Permitted, policy.Judge(Addresses.At("255.255.255.255", 9000)));
        Assert.Equal(TargetVerdict.Multicast, policy.Judge(Addresses.At("239.1.2.4", 9000)));
    }

    [Fact]
    public void Judge_BroadcastOfANetworkOfThisMachine_IsDenied()
    {
        var policy = new TargetPolicy(Lan with { IsBroadcast = target => target.ToIPAddress().ToString() == "192.168.1.255" });

        Assert.Equal(TargetVerdict.Broadcast, policy.Judge(Addresses.At("192.168.1.255")));
    }

    [Fact]
    public void Judge_WhatTheSettingsPermit_IsPermittedAndNothingElse()
    {
        var policy = new TargetPolicy(Lan with { Permitted = [TargetRule.TryParse("192.0.2.1:53")!, TargetRule.TryParse("127.0.0.0/8")!] });

        Assert.Equal(TargetVerdict.Permitted, policy.Judge(Addresses.At("192.0.2.1", 53)));
        Assert.Equal(TargetVerdict.Service, policy.Judge(Addresses.At("192.0.2.2", 53)));
        Assert.Equal(TargetVerdict.Permitted, policy.Judge(Addresses.At("127.0.0.1")));
        Assert.Equal(TargetVerdict.Loopback, policy.Judge(Addresses.At("64:ff9b::7f00:1")));
    }

    [Fact]
    public void Judge_WhatTheSettingsDeny_IsDeniedWhateverIsPermitted()
    {
        var policy = new TargetPolicy(Loopback with { Denied = [TargetRule.TryParse("10.0.0.0/8")!], Permitted = [TargetRule.TryParse("10.0.0.1")!] });

        Assert.Equal(TargetVerdict.DeniedBySettings, policy.Judge(Addresses.At("10.0.0.1")));
        Assert.Equal(TargetVerdict.DeniedBySettings, policy.Judge(Addresses.At("2002:a00:1::")));
    }

    [Fact]
    public void Judge_TargetThatIsNamedAsAPeer_IsPermittedUnlessItIsNobodyOrOurselves()
    {
        var policy = new TargetPolicy(Lan with { IsOwnListener = static target => target.Port == 9000 });
        PeerAddress[] named = [Addresses.At("192.0.2.1", 53), Addresses.At("0.0.0.0"), Addresses.At("10.0.0.1", 9000)];
        foreach (var target in named)
            policy.Permit(target);

        Assert.Equal([TargetVerdict.Permitted, TargetVerdict.Unspecified, TargetVerdict.OwnListener], named.Select(policy.Judge));
    }

    [Fact]
    public void For_EachVerdict_IsASentence()
    {
        var target = new PeerAddress(0xC0000201, 53);

        Assert.All(Enum.GetValues<TargetVerdict>(), verdict => Assert.EndsWith(".", TargetText.For(verdict, target).Text, StringComparison.Ordinal));
        Assert.Contains("DNS", TargetText.For(TargetVerdict.Service, target).Text, StringComparison.Ordinal);
    }
}
