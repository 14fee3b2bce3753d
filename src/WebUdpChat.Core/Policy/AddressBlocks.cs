using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Policy;

/// <summary>Blocks of addresses with a meaning of their own (IANA's special-purpose address registries, RFC 6890).</summary>
public static class AddressBlocks
{
    /// <summary>"This host on this network": RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.2.</summary>
    internal static readonly AddressBlock[] Unspecified = Parse("0.0.0.0/8", "::");

    /// <summary>RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3.</summary>
    internal static readonly AddressBlock[] Loopback = Parse("127.0.0.0/8", "::1");

    /// <summary>RFC 5771, RFC 4291 section 2.7.</summary>
    internal static readonly AddressBlock[] Multicast = Parse("224.0.0.0/4", "ff00::/8");

    /// <summary>Limited broadcast (RFC 919 section 7), and what RFC 1112 section 4 keeps for later use.</summary>
    internal static readonly AddressBlock[] Broadcast = Parse("240.0.0.0/4");

    /// <summary>Where clouds tell a machine its own secrets: AWS, Azure, Google, Oracle and others; AWS containers; AWS by IPv6; Alibaba; Azure's wire server.</summary>
    internal static readonly AddressBlock[] Metadata =
        Parse("169.254.169.254", "169.254.169.253", "169.254.170.2", "169.254.170.23", "fd00:ec2::/32", "100.100.100.200", "168.63.129.16");

    /// <summary>Networks of one's own: loopback, RFC 1918, RFC 3927, RFC 4193, RFC 4291 section 2.5.6.</summary>
    internal static readonly AddressBlock[] Private =
        Parse("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "::1", "fc00::/7", "fe80::/10");

    /// <summary>Whether an address is everybody's, on whatever network.</summary>
    public static bool IsBroadcast(PeerAddress address) => Any(Broadcast, address);

    /// <summary>Whether one of them has the address.</summary>
    internal static bool Any(ReadOnlySpan<AddressBlock> blocks, PeerAddress address)
    {
        foreach (var block in blocks)
        {
            if (block.Contains(address))
                return true;
        }

        return false;
    }

    private static AddressBlock[] Parse(params string[] texts) => [.. texts.Select(AddressBlock.Parse)];
}
