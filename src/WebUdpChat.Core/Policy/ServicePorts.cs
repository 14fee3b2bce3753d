using System.Collections.Frozen;

namespace WebUdpChat.Core.Policy;

/// <summary>
/// UDP ports of services that answer with more than they are asked (CISA alert TA14-017A) or that run a network, where
/// words from a chat do harm and never good.
/// </summary>
internal static class ServicePorts
{
    private static readonly FrozenDictionary<int, string> Names = new Dictionary<int, string>
    {
        [7] = "Echo",
        [13] = "Daytime",
        [17] = "Quote of the Day",
        [19] = "Character Generator",
        [53] = "DNS",
        [67] = "DHCP",
        [68] = "DHCP",
        [69] = "TFTP",
        [88] = "Kerberos",
        [111] = "Portmapper",
        [123] = "NTP",
        [137] = "NetBIOS",
        [138] = "NetBIOS",
        [161] = "SNMP",
        [162] = "SNMP",
        [177] = "XDMCP",
        [389] = "LDAP",
        [427] = "SLP",
        [500] = "IKE",
        [514] = "Syslog",
        [520] = "RIP",
        [546] = "DHCPv6",
        [547] = "DHCPv6",
        [623] = "IPMI",
        [1434] = "SQL Server",
        [1701] = "L2TP",
        [1812] = "RADIUS",
        [1813] = "RADIUS",
        [1900] = "SSDP",
        [2049] = "NFS",
        [3283] = "Apple Remote Desktop",
        [3478] = "STUN",
        [3702] = "WS-Discovery",
        [4500] = "IKE",
        [5060] = "SIP",
        [5093] = "Sentinel",
        [5351] = "NAT-PMP",
        [5353] = "mDNS",
        [5355] = "LLMNR",
        [10001] = "Ubiquiti discovery",
        [11211] = "memcached",
        [17185] = "VxWorks debug",
        [30718] = "Lantronix",
        [37810] = "DVR discovery",
    }.ToFrozenDictionary();

    /// <summary>The service of a port; null where there is none that matters.</summary>
    public static string? NameOf(int port) => Names.GetValueOrDefault(port);
}
