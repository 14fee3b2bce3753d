using System.Net;
using System.Net.NetworkInformation;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Peers;

public sealed class PeerAddressTextTests
{
    private static readonly string Loopback =
        NetworkInterface.GetAllNetworkInterfaces().First(static one => one.NetworkInterfaceType == NetworkInterfaceType.Loopback).Name;

    [Theory]
    [InlineData("192.0.2.1:9000")]
    [InlineData("[2001:db8::1]:9000")]
    [InlineData("[fe80::1%no-such]:9000")]
    [InlineData("[ff02::1%no such]:1")]
    [InlineData("[fe80::1%a]b]:1")]
    public void TryParse_WhatToStringWrote_IsTheSame(string text)
    {
        Assert.True(PeerAddress.TryParse(text, out var address));
        Assert.Equal(text, address.ToString());
        Assert.True(PeerAddress.TryParse(address.ToString(), out var again));
        Assert.Equal(address, again);
    }

    [Fact]
    public void ToString_LinkLocalAddressFromTheSystem_NamesTheInterface()
    {
        Assert.True(PeerAddress.TryParse($"[fe80::1%{Loopback}]:9000", out var address));

        Assert.Equal($"[fe80::1%{Loopback}]:9000", PeerAddress.From(address.ToEndPoint()).ToString());
        Assert.Equal($"fe80::1%{Loopback}", address.HostText);
        Assert.NotEqual(0, address.ToIPAddress().ScopeId);
        Assert.Equal(address, PeerAddress.From(IPEndPoint.Parse($"[fe80::1%{address.ToIPAddress().ScopeId}]:9000")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("fe80::1%eth0:9000")]
    [InlineData("[fe80::1%eth0]")]
    [InlineData("[fe80::1%eth0]:x")]
    [InlineData("[fe80::1]:%9")]
    [InlineData("[fe80::1]%9]:1")]
    [InlineData("[::ffff:192.0.2.1%eth0]:9000")]
    public void TryParse_WhatIsNoAddress_IsFalse(string text) => Assert.False(PeerAddress.TryParse(text, out _));
}
