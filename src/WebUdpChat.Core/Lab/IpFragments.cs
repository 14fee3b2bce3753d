using System.Net.Sockets;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Lab;

/// <summary>How long packets are, and into how many a long datagram is cut.</summary>
public static class IpFragments
{
    private const int UdpHeader = 8;
    private const int Ipv4Header = 20;
    private const int Ipv6Header = 40;

    /// <summary>RFC 791 section 2.3: fragments are counted in units of 8 bytes.</summary>
    private const int Unit = 8;

    /// <summary>The longest packet that an Ethernet frame carries (RFC 894).</summary>
    private const int EthernetMtu = 1_500;

    /// <summary>The longest payload of UDP over IPv4.</summary>
    private const int LongestPayload = 65_507;

    /// <summary>How many packets a datagram goes in over Ethernet and IPv4; 0 for one that UDP cannot carry.</summary>
    public static int OverEthernet(int length) => length > LongestPayload ? 0 : Count(length, UdpHeader + Ipv4Header, EthernetMtu);

    /// <summary>Bytes of the headers of IP and UDP.</summary>
    internal static int Headers(PeerAddress peer) => UdpHeader + (peer.Family == AddressFamily.InterNetworkV6 ? Ipv6Header : Ipv4Header);

    /// <summary>How many packets a datagram goes in.</summary>
    /// <param name="length">Its payload in bytes.</param>
    /// <param name="headers">Its headers in bytes, those of UDP included.</param>
    /// <param name="mtu">The longest packet; 0 for any length.</param>
    internal static int Count(int length, int headers, int mtu)
    {
        if (mtu == 0 || length + headers <= mtu)
            return 1;
        var ip = headers - UdpHeader;
        var room = Math.Max(Unit, (mtu - ip) / Unit * Unit);
        return (length + UdpHeader + room - 1) / room;
    }
}
