using WebUdpChat.Configuration;
using WebUdpChat.Core.Listeners;

namespace WebUdpChat.Tests.Configuration;

public sealed class ListenerRulesTests
{
    private static readonly ListenerSetup Good = new("a", "text", "*:9000", [], 1, false);

    [Theory]
    [InlineData("*:9000", "239.1.2.3@eth0")]
    [InlineData("*:9000", "ff02::1:2@eth0")]
    [InlineData("*:9000", "broadcast@eth0")]
    [InlineData("0.0.0.0:9000", "232.1.1.1@eth0 from 10.0.0.5")]
    [InlineData("[::]:9000", "ff35::1@eth0 from 2001:db8::1")]
    public void Faults_GroupThatTheEndpointHears_AreNone(string endpoint, string group) =>
        Assert.Empty(ListenerRules.Faults(Good with { Endpoint = endpoint, Groups = [group] }));

    [Theory]
    [InlineData("127.0.0.1:9000", "239.1.2.3@eth0")]
    [InlineData("0.0.0.0:9000", "ff02::1@eth0")]
    [InlineData("[::]:9000", "broadcast@eth0")]
    [InlineData("*:9000", "239.1.2.3")]
    public void Faults_GroupThatTheEndpointDoesNotHear_NameIt(string endpoint, string group)
    {
        var (setting, why) = Assert.Single(ListenerRules.Faults(Good with { Endpoint = endpoint, Groups = [group] }));

        Assert.Equal("Groups", setting);
        Assert.Contains(group, why.Text, StringComparison.Ordinal);
    }
}
