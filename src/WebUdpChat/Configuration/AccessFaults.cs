using WebUdpChat.Access;

namespace WebUdpChat.Configuration;

/// <summary>What is wrong with the settings of who may come in.</summary>
internal static class AccessFaults
{
    public static IEnumerable<string> Find(AccessOptions access, IConfiguration configuration)
    {
        foreach (var proxy in access.KnownProxies)
        {
            if (ProxyNetworks.Read(proxy) is null)
                yield return $"{GatewayOptions.Section}:Access:KnownProxies: \"{proxy}\" is not an address or a network, for example 10.0.0.2 or 10.0.0.0/24.";
        }

        foreach (var url in Unreachable(access, configuration))
        {
            yield return $"urls: \"{url}\" would serve nobody, for plain HTTP goes to this machine and to known proxies only. "
                + "Serve https:// there, name the proxy in Gateway:Access:KnownProxies, or use --insecure-open-lan.";
        }
    }

    // All addresses hold loopback, too. One address of the network does not.
    private static IEnumerable<string> Unreachable(AccessOptions access, IConfiguration configuration)
    {
        if (access.InsecureOpenLan || access.KnownProxies.Count > 0)
            return [];
        return PageAddress.Split(configuration[WebHostDefaults.ServerUrlsKey]).Where(static url =>
            PageAddress.Fault(url) is null && url.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            && !Exposure.IsLoopback(url) && PageAddress.OnThisMachine(url).Host != "localhost");
    }
}
