using System.Net;
using Microsoft.Extensions.Options;
using WebUdpChat.Configuration;

namespace WebUdpChat.Access;

/// <summary>
/// The names that this gateway goes by. A page of somebody else's whose name was made to point here (DNS rebinding)
/// comes with another one.
/// </summary>
internal sealed class OwnHosts(IOptions<GatewayOptions> options, IConfiguration configuration)
{
    private readonly Lazy<HashSet<string>> _named = new(() => Named(options.Value, configuration));

    /// <summary>Whether a <c>Host</c> header names this gateway: a loopback name, one of the settings, or where it is served.</summary>
    public bool Contains(HostString host) => host.HasValue && (IsLoopback(host.Host) || _named.Value.Contains(host.Host));

    // Only the spellings that browsers write: 127.1 and the like are for those who try what gets through.
    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address) && !address.IsIPv4MappedToIPv6 && IsCanonical(address, host));

    private static bool IsCanonical(IPAddress address, string host) =>
        host.Trim('[', ']').Equals(address.ToString(), StringComparison.OrdinalIgnoreCase);

    private static HashSet<string> Named(GatewayOptions options, IConfiguration configuration)
    {
        var names = new HashSet<string>(options.Access.Hosts, StringComparer.OrdinalIgnoreCase);
        foreach (var url in PageAddress.Split(configuration[WebHostDefaults.ServerUrlsKey]))
            names.Add(PageAddress.OnThisMachine(url).Host);
        return names;
    }
}
