using WebUdpChat.Access;
using WebUdpChat.Configuration;

namespace WebUdpChat.Tests.Access;

public sealed class AccessWelcomeTests
{
    [Fact]
    public void Public_BehindAKnownProxy_IsEachNameByHttps()
    {
        var access = new AccessOptions();
        access.Hosts.Add("chat.example");
        Assert.Empty(AccessWelcome.Public(access));

        access.KnownProxies.Add("10.0.0.0/8");
        Assert.Equal(["https://chat.example"], AccessWelcome.Public(access));
    }
}
