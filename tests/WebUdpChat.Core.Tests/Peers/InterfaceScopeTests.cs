using System.Globalization;
using System.Net.NetworkInformation;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Peers;

public sealed class InterfaceScopeTests
{
    [Fact]
    public void Find_LoopbackByNameAndByNumber_IsItsIndex()
    {
        var loopback = NetworkInterface.GetAllNetworkInterfaces().First(network => network.NetworkInterfaceType == NetworkInterfaceType.Loopback);
        var index = (uint)loopback.GetIPProperties().GetIPv6Properties().Index;

        Assert.NotEqual(0u, index);
        Assert.Equal(index, InterfaceScope.Find(loopback.Name));
        Assert.Equal(index, InterfaceScope.Find(index.ToString(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("no-such-interface")]
    [InlineData("2147483646")]
    [InlineData("4294967297")]
    public void Find_WhatThisMachineHasNot_IsZero(string name) => Assert.Equal(0u, InterfaceScope.Find(name));
}
