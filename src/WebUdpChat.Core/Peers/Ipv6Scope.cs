namespace WebUdpChat.Core.Peers;

/// <summary>Which IPv6 addresses mean something in a zone only (RFC 4007).</summary>
internal static class Ipv6Scope
{
    /// <summary>Whether an address is <c>fe80::/10</c>, link-local unicast.</summary>
    public static bool IsLinkLocal(UInt128 address) => address >> 118 == 0xFE80 >> 6;

    /// <summary>Whether an address is <c>ff00::/8</c>, multicast.</summary>
    public static bool IsMulticast(UInt128 address) => address >> 120 == 0xFF;
}
