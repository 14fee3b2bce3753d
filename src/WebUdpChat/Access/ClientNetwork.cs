using System.Net;
using System.Net.Sockets;

namespace WebUdpChat.Access;

/// <summary>Whose an address is, as far as limits go: an IPv4 address is one's own, an IPv6 customer has a whole /64 (RFC 4291 section 2.5.4).</summary>
internal static class ClientNetwork
{
    /// <summary>A key that is the same for all addresses of one customer.</summary>
    public static string Of(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(plain.GetAddressBytes(), 0, 8) : plain.ToString();
    }
}
