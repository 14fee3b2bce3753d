using System.Net;
using System.Net.Sockets;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Transport;

public class SocketAddressesTests
{
    [Theory]
    [InlineData("192.0.2.1", 9000)]
    [InlineData("255.255.255.255", 65535)]
    [InlineData("2001:db8::1", 1)]
    [InlineData("::1", 9000)]
    [InlineData("fe80::1%1", 9000)]
    public void ForThread_OfAnyAddress_IsWhatTheSystemWrites(string address, int port)
    {
        var endpoint = new IPEndPoint(IPAddress.Parse(address), port);
        var system = endpoint.Serialize();
        var peer = PeerAddress.From(endpoint);

        var ours = SocketAddresses.ForThread(peer);

        Assert.Equal(system.Buffer.Span[..system.Size].ToArray(), ours.Buffer.Span[..ours.Size].ToArray());
        Assert.True(SocketAddresses.TryRead(system, endpoint.AddressFamily, out var read));
        Assert.Equal(peer, read);
    }

    [Fact]
    public void TryRead_OfAMappedAddress_IsTheIpv4Peer()
    {
        var system = new IPEndPoint(IPAddress.Parse("::ffff:192.0.2.1"), 9000).Serialize();

        Assert.True(SocketAddresses.TryRead(system, AddressFamily.InterNetworkV6, out var peer));

        Assert.Equal(PeerAddress.From(IPAddress.Parse("192.0.2.1"), 9000), peer);
    }

    [Theory]
    [InlineData(AddressFamily.InterNetwork, 8)]
    [InlineData(AddressFamily.InterNetworkV6, 28)]
    public void TryRead_OfAShorterOne_IsFalse(AddressFamily family, int shortest)
    {
        Assert.True(SocketAddresses.TryRead(new byte[shortest], family, out _));
        Assert.False(SocketAddresses.TryRead(new byte[shortest - 1], family, out _));
    }

    [Fact]
    public void TryRead_OfTheOtherFamily_IsFalse()
    {
        var system = new IPEndPoint(IPAddress.Loopback, 9000).Serialize();

        Assert.False(SocketAddresses.TryRead(system, AddressFamily.InterNetworkV6, out _));
    }
}
