using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>A network interface of this machine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Index">Its number.</param>
/// <param name="IsUp">Whether datagrams pass.</param>
/// <param name="Addresses">Its addresses, with port 0.</param>
/// <param name="Broadcasts">The broadcast addresses of its IPv4 networks.</param>
public sealed record LocalInterface(
    string Name, uint Index, bool IsUp, IReadOnlyList<PeerAddress> Addresses, IReadOnlyList<PeerAddress> Broadcasts)
{
    private const int LongestBroadcastPrefix = 30; // RFC 3021: a network of two has none

    internal static LocalInterface? Read(NetworkInterface network)
    {
        try
        {
            var properties = network.GetIPProperties();
            var unicast = properties.UnicastAddresses;
            return new LocalInterface(
                network.Name,
                IndexOf(network, properties),
                network.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown or OperationalStatus.Testing,
                [.. unicast.Select(static address => PeerAddress.From(address.Address, 0))],
                [.. unicast.Where(static address => address.Address.AddressFamily == AddressFamily.InterNetwork
                        && address.PrefixLength <= LongestBroadcastPrefix && !IPAddress.IsLoopback(address.Address))
                    .Select(static address => Broadcast(address))]);
        }
        catch (Exception exception) when (exception is NetworkInformationException or IOException)
        {
            return null; // just gone
        }
    }

    private static PeerAddress Broadcast(UnicastIPAddressInformation address)
    {
        var hostBits = address.PrefixLength == 0 ? uint.MaxValue : (1u << (32 - address.PrefixLength)) - 1;
        return new PeerAddress((uint)PeerAddress.From(address.Address, 0).Bits | hostBits, 0);
    }

    private static uint IndexOf(NetworkInterface network, IPInterfaceProperties properties)
    {
        if (network.Supports(NetworkInterfaceComponent.IPv4))
            return (uint)properties.GetIPv4Properties().Index;
        return network.Supports(NetworkInterfaceComponent.IPv6) ? (uint)properties.GetIPv6Properties().Index : 0;
    }
}
