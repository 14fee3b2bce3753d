using WebUdpChat.Core.Policy;

namespace WebUdpChat.Core.Tests.Policy;

public sealed class TargetRuleTests
{
    [Theory]
    [InlineData("192.0.2.0/24", "192.0.2.9", 1, true)]
    [InlineData("192.0.2.0/24", "192.0.3.9", 1, false)]
    [InlineData("192.0.2.1:53", "192.0.2.1", 53, true)]
    [InlineData("192.0.2.1:53", "192.0.2.1", 54, false)]
    [InlineData("192.0.2.0/24:53", "192.0.2.7", 53, true)]
    [InlineData("*:53", "2001:db8::1", 53, true)]
    [InlineData("*:53", "2001:db8::1", 54, false)]
    [InlineData("[2001:db8::1]:53", "2001:db8::1", 53, true)]
    [InlineData("[2001:db8::/32]:53", "2001:db8::7", 53, true)]
    [InlineData("[2001:db8::1]:53", "2001:db8::2", 53, false)]
    [InlineData("2001:db8::1", "2001:db8::1", 1, true)]
    public void Matches_ATarget(string rule, string address, int port, bool expected) =>
        Assert.Equal(expected, TargetRule.TryParse(rule)!.Matches(Addresses.At(address, port)));

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("*:0")]
    [InlineData("*:65536")]
    [InlineData("*:053")]
    [InlineData("192.0.2.1:")]
    [InlineData("[192.0.2.1]:53")]
    [InlineData("[2001:db8::1]")]
    [InlineData("[2001:db8::1:53")]
    [InlineData("dns.example:53")]
    [InlineData("127.1:53")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.Null(TargetRule.TryParse(text));
}
