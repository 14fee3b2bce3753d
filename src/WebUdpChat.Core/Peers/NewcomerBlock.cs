using System.Net.Sockets;

namespace WebUdpChat.Core.Peers;

/// <summary>Addresses that are most likely one network's: an IPv4 /24, an IPv6 /64 (RFC 4291 section 2.5.4).</summary>
/// <param name="Family">IPv4 or IPv6.</param>
/// <param name="Bits">What its addresses begin with.</param>
internal readonly record struct NewcomerBlock(AddressFamily Family, UInt128 Bits)
{
    private const int Ipv4Rest = 8;
    private const int Ipv6Rest = 64;

    /// <summary>All addresses.</summary>
    public static NewcomerBlock All => default;

    /// <summary>The block of an address.</summary>
    public static NewcomerBlock Of(PeerAddress address) =>
        new(address.Family, address.Bits >> (address.Family == AddressFamily.InterNetworkV6 ? Ipv6Rest : Ipv4Rest));
}
