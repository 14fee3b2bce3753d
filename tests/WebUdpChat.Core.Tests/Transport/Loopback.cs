using System.Net;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Transport;

/// <summary>Addresses and sockets of this machine for tests of real transports.</summary>
internal static class Loopback
{
    private const int FirstUnused = 20_000;
    private const int UnusedPorts = 5_000;

    private static int _unused;

    public static PeerAddress Address(bool ipv6, int port = 0) =>
        PeerAddress.From(ipv6 ? IPAddress.IPv6Loopback : IPAddress.Loopback, port);

    public static UdpTransport Bind(bool ipv6 = false) => UdpTransport.Bind(Address(ipv6), new UdpTransportOptions());

    /// <summary>An address on which nobody listens: its port is none of those that systems give to sockets that ask for any.</summary>
    public static PeerAddress NobodyListens(bool ipv6 = false) =>
        Address(ipv6, FirstUnused + (Interlocked.Increment(ref _unused) % UnusedPorts));
}
