namespace WebUdpChat.Core.Transport;

/// <summary>From the codes of ICMP to our words.</summary>
internal static class UnreachableReasons
{
    private const byte Ipv4Unreachable = 3;
    private const byte Ipv6Unreachable = 1;

    // RFC 792, RFC 1122 section 3.2.2.1, RFC 1812 section 5.2.7.1
    public static UnreachableReason FromIcmp(byte type, byte code) => (type, code) switch
    {
        (Ipv4Unreachable, 0 or 6 or 11) => UnreachableReason.Network,
        (Ipv4Unreachable, 1 or 7 or 8 or 12) => UnreachableReason.Host,
        (Ipv4Unreachable, 3) => UnreachableReason.Port,
        (Ipv4Unreachable, 9 or 10 or 13) => UnreachableReason.Prohibited,
        _ => UnreachableReason.Other,
    };

    // RFC 4443 section 3.1
    public static UnreachableReason FromIcmpV6(byte type, byte code) => (type, code) switch
    {
        (Ipv6Unreachable, 0) => UnreachableReason.Network,
        (Ipv6Unreachable, 2 or 3) => UnreachableReason.Host,
        (Ipv6Unreachable, 4) => UnreachableReason.Port,
        (Ipv6Unreachable, 1 or 5 or 6) => UnreachableReason.Prohibited,
        _ => UnreachableReason.Other,
    };
}
