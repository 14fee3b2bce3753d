using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using WebUdpChat.Configuration;
using WebUdpChat.Contract;

namespace WebUdpChat.Access;

/// <summary>
/// The names that this gateway goes by. A page of somebody else's whose name was made to point here (DNS rebinding)
/// comes with another one.
/// </summary>
internal sealed class OwnHosts(IOptions<GatewayOptions> options, Exposure exposure, IConfiguration configuration)
{
    private readonly Lazy<HashSet<string>> _named = new(() => Named(options.Value, exposure, configuration));

    /// <summary>The machine's own names in its network.</summary>
    public static IReadOnlyList<string> MachineNames { get; } =
        Uri.CheckHostName(Dns.GetHostName()) == UriHostNameType.Dns ? [Dns.GetHostName(), $"{Dns.GetHostName()}.local"] : [];

    /// <summary>Whether a <c>Host</c> header names this gateway: a loopback name, one of the settings, or where it is served.</summary>
    public bool Contains(HostString host) => host.HasValue
        && (IsLoopback(host) || _named.Value.Contains(host.Host) || (exposure.Mode != AccessMode.Local && IsAddress(host.Host)));

    /// <summary>Whether a host is this machine to itself. Only the spellings that browsers write: 127.1 and the like are for those who try what gets through.</summary>
    public static bool IsLoopback(HostString host) =>
        host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (Read(host.Host) is { } address && IPAddress.IsLoopback(address));

    // Behind a container's or a router's translation the gateway does not know its address. A number is no name that can be made to point elsewhere.
    private static bool IsAddress(string host) =>
        Read(host) is { } address && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any);

    private static IPAddress? Read(string host)
    {
        if (!IPAddress.TryParse(host, out var address) || address.IsIPv4MappedToIPv6)
            return null;
        var isBracketed = host.StartsWith('[') && host.EndsWith(']');
        var bare = isBracketed ? host[1..^1] : host;
        return isBracketed == (address.AddressFamily == AddressFamily.InterNetworkV6) && bare.Equals(address.ToString(), StringComparison.OrdinalIgnoreCase)
            ? address
            : null;
    }

    private static HashSet<string> Named(GatewayOptions options, Exposure exposure, IConfiguration configuration)
    {
        var names = new HashSet<string>(options.Access.Hosts, StringComparer.OrdinalIgnoreCase);
        foreach (var url in PageAddress.Split(configuration[WebHostDefaults.ServerUrlsKey]))
            names.Add(PageAddress.OnThisMachine(url).Host);
        if (exposure.Mode != AccessMode.Local)
            names.UnionWith(MachineNames);
        return names;
    }
}
