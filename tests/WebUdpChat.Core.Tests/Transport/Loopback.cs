using System.Net;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Transport;

/// <summary>Addresses and sockets of this machine for tests of real transports.</summary>
internal static class Loopback
{
    public static PeerAddress Address(bool ipv6, int port = 0) =>
        PeerAddress.From(ipv6 ? IPAddress.IPv6Loopback : IPAddress.Loopback, port);

    public static UdpTransport Bind(bool ipv6 = false) => UdpTransport.Bind(Address(ipv6), new UdpTransportOptions());

    /// <summary>An address on which nobody listens: bound for a moment, then closed.</summary>
    public static PeerAddress NobodyListens(bool ipv6 = false)
    {
        using var transport = Bind(ipv6);
        return transport.LocalAddress;
    }
}
