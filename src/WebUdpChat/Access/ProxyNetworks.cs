using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using WebUdpChat.Configuration;

namespace WebUdpChat.Access;

/// <summary>The reverse proxies that are believed.</summary>
internal sealed class ProxyNetworks(IOptions<GatewayOptions> options)
{
    /// <summary>Their networks; one address is a network of one.</summary>
    public IReadOnlyList<IPNetwork> All { get; } = [.. options.Value.Access.KnownProxies.Select(Read).OfType<IPNetwork>()];

    /// <summary>Whether somebody is one of them.</summary>
    public bool Contain(IPAddress? peer) => peer is not null && All.Any(network => network.Contains(Plain(peer)));

    /// <summary>Reads a setting; null where it is not one.</summary>
    public static IPNetwork? Read(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
            return network;
        return IPAddress.TryParse(text, out var address)
            ? new IPNetwork(Plain(address), Plain(address).AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
            : null;
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
