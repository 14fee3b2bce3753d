using System.Net;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Transport;

public sealed class GroupRoutesTests
{
    private static readonly LocalNetwork Network = new(
    [
        new LocalInterface("eth0", 2, true, [Address("10.1.0.1")], [Address("10.1.0.255")]),
        new LocalInterface("eth1", 3, true, [Address("10.2.0.1")], [Address("10.2.0.255")]),
    ]);

    [Theory]
    [InlineData("239.1.2.3", 2, true)]
    [InlineData("239.1.2.3", 3, false)]
    [InlineData("239.1.2.4", 2, false)]
    [InlineData("10.1.0.255", 2, true)]
    [InlineData("255.255.255.255", 3, false)]
    public void Hears_GroupsOfOneInterface_AreThoseOnly(string group, uint by, bool heard) =>
        Assert.Equal(heard, Routes("239.1.2.3@eth0", "broadcast@eth0").Hears(Address(group), by));

    [Fact]
    public void Hears_BroadcastsWhereNoneWereChosen_AreAll() => Assert.True(Routes().Hears(Address("255.255.255.255"), 3));

    [Theory]
    [InlineData("239.1.2.3", true, "2 3")]
    [InlineData("ff02::1:2", true, "3")]
    [InlineData("ff02::1:2%3", true, "3")]
    [InlineData("ff02::1:2%2", false, "")]
    [InlineData("255.255.255.255", true, "2")]
    [InlineData("10.1.0.255", true, "2")]
    [InlineData("10.2.0.255", false, "")]
    [InlineData("239.9.9.9", false, "")]
    public void TryFind_AddressesOfMany_LeaveByTheInterfacesThatWereNamed(string to, bool permitted, string interfaces)
    {
        var routes = Routes("239.1.2.3@eth0", "239.1.2.3@eth1", "ff02::1:2@eth1", "broadcast@eth0");

        Assert.True(routes.IsToMany(Address(to)));
        Assert.Equal(permitted, routes.TryFind(Address(to), out var found));
        Assert.Equal(interfaces, permitted ? string.Join(' ', found) : "");
    }

    [Fact]
    public void TryFind_WhatThePolicyPermits_LeavesAsRoutingSays()
    {
        var routes = new GroupRoutes(Network, new UdpTransportOptions { PermitMulticast = true, PermitBroadcast = true });

        foreach (var address in new[] { "239.9.9.9", "10.2.0.255", "255.255.255.255" })
        {
            Assert.True(routes.TryFind(Address(address), out var found));
            Assert.Equal([0u], found);
        }
    }

    [Theory]
    [InlineData("10.1.0.1")]
    [InlineData("10.3.0.255")]
    [InlineData("2001:db8::1")]
    public void IsToMany_AddressOfOne_IsNot(string address) => Assert.False(Routes().IsToMany(Address(address)));

    [Theory]
    [InlineData("0.0.0.0", false, "", "")]
    [InlineData("0.0.0.0", true, "", "10.1.0.255:2425 10.2.0.255:2425")]
    [InlineData("10.2.0.1", true, "", "10.2.0.255:2425")]
    [InlineData("127.0.0.1", true, "", "")]
    [InlineData("0.0.0.0", false, "broadcast@eth0 239.1.2.3@eth0 239.1.2.3@eth1", "239.1.2.3:2425 10.1.0.255:2425")]
    [InlineData("0.0.0.0", true, "broadcast@eth1", "10.2.0.255:2425")]
    [InlineData("::", true, "ff02::1:2@eth1 broadcast@eth1", "[ff02::1:2]:2425")]
    public void Many_OfEachSocket_AreThoseItMaySpeakTo(string local, bool permitted, string groups, string expected)
    {
        var routes = new GroupRoutes(Network, new UdpTransportOptions
        {
            PermitBroadcast = permitted,
            Groups = [.. groups.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static text => ListenerGroup.Read(text)!)],
        });

        Assert.Equal(expected, string.Join(' ', routes.Many(PeerAddress.From(IPAddress.Parse(local), 2425))));
    }

    private static GroupRoutes Routes(params IEnumerable<string> groups) =>
        new(Network, new UdpTransportOptions { Groups = [.. groups.Select(static text => ListenerGroup.Read(text)!)] });

    private static PeerAddress Address(string text) => PeerAddress.From(IPAddress.Parse(text), 0);
}
