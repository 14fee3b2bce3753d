using System.Net.NetworkInformation;

namespace WebUdpChat.Core.Peers;

/// <summary>The zones of IPv6 addresses (RFC 4007): the interfaces of this machine by name and number.</summary>
internal static class InterfaceScope
{
    /// <summary>Whether an address is <c>fe80::/10</c>, link-local unicast.</summary>
    public static bool IsLinkLocal(UInt128 address) => address >> 118 == 0xFE80 >> 6;

    /// <summary>Whether an address is <c>ff00::/8</c>, multicast.</summary>
    public static bool IsMulticast(UInt128 address) => address >> 120 == 0xFF;

    /// <summary>The index of the interface of this name or number; 0 where this machine has none such.</summary>
    public static uint Find(string nameOrIndex)
    {
        var isIndex = PlainNumber.TryParse(nameOrIndex, int.MaxValue, out var index);
        return Array.Find(All(), network => isIndex ? IndexOf(network) == index : network.Name == nameOrIndex) is { } found
            ? IndexOf(found)
            : 0;
    }

    private static NetworkInterface[] All()
    {
        try
        {
            return NetworkInterface.GetAllNetworkInterfaces();
        }
        catch (NetworkInformationException)
        {
            return [];
        }
    }

    private static uint IndexOf(NetworkInterface network)
    {
        try
        {
            return (uint)network.GetIPProperties().GetIPv6Properties().Index;
        }
        catch (NetworkInformationException)
        {
            // Without IPv6, or just gone.
            return 0;
        }
    }
}
