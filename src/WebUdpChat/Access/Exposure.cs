using System.Net;
using Microsoft.Extensions.Options;
using WebUdpChat.Configuration;
using WebUdpChat.Contract;

namespace WebUdpChat.Access;

/// <summary>How far the page can be reached, by the settings, and so who is let in.</summary>
internal sealed class Exposure(IOptions<GatewayOptions> options, IConfiguration configuration)
{
    private readonly Lazy<AccessMode> _mode = new(() => ModeOf(options.Value.Access, configuration));

    public AccessMode Mode => _mode.Value;

    /// <summary>Whether people need an account.</summary>
    public bool NeedsAccounts => Mode == AccessMode.Accounts;

    /// <summary>The addresses that the page is asked to be served on.</summary>
    public static IEnumerable<string> Urls(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(static endpoint => endpoint["Url"]).OfType<string>();
        return PageAddress.Split(configuration[WebHostDefaults.ServerUrlsKey]).Concat(endpoints);
    }

    /// <summary>Whether an address is reached from this machine only.</summary>
    public static bool IsLoopback(string url)
    {
        try
        {
            var host = BindingAddress.Parse(url).Host;
            return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static AccessMode ModeOf(AccessOptions access, IConfiguration configuration)
    {
        // A proxy brings strangers to loopback.
        if (!IsBeyondLoopback(configuration) && access.KnownProxies.Count == 0)
            return AccessMode.Local;
        return access.InsecureOpenLan ? AccessMode.OpenLan : AccessMode.Accounts;
    }

    // The port settings mean all addresses, and are read only where there is no other.
    private static bool IsBeyondLoopback(IConfiguration configuration)
    {
        var urls = Urls(configuration).ToList();
        return urls.Exists(static url => !IsLoopback(url))
            || (urls.Count == 0 && (configuration[WebHostDefaults.HttpPortsKey] ?? configuration[WebHostDefaults.HttpsPortsKey]) is { Length: > 0 });
    }
}
