using System.Globalization;
using System.Net.NetworkInformation;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Peers;

public sealed class InterfaceZonesTests
{
    [Fact]
    public void Find_LoopbackByNameAndByNumber_IsItsZone()
    {
        var loopback = NetworkInterface.GetAllNetworkInterfaces().First(network => network.NetworkInterfaceType == NetworkInterfaceType.Loopback);
        var index = (uint)loopback.GetIPProperties().GetIPv6Properties().Index;
        var zone = InterfaceZones.Find(loopback.Name);

        Assert.NotEqual(0u, index);
        Assert.Equal(index, InterfaceZones.IndexOf(zone));
        Assert.Equal(zone, InterfaceZones.Find(index.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(zone, InterfaceZones.OfIndex(index));
        Assert.Equal(loopback.Name, InterfaceZones.NameOf(zone));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("no-such-interface")]
    [InlineData("2147483646")]
    [InlineData("4294967297")]
    public void Find_WhatThisMachineHasNot_IsZero(string name) => Assert.Equal(0u, InterfaceZones.Find(name));
}
