namespace WebUdpChat.Configuration;

/// <summary>What is wrong with the names that the page may be opened with: one that no request ever comes by would let nobody in.</summary>
internal static class AccessHosts
{
    private const string Permitted = "a host name or an address as a browser shows it, without scheme, port and path, for example chat.example, 192.0.2.1 or [2001:db8::1]";

    public static IEnumerable<SettingFault> Find(IConfiguration configuration) =>
        from host in configuration.GetSection($"{GatewayOptions.Section}:Access:Hosts").GetChildren()
        where !string.IsNullOrEmpty(host.Value) && !IsHost(host.Value)
        select new SettingFault(host.Path, $"\"{host.Value}\" is not {Permitted}.");

    private static bool IsHost(string host) => Uri.CheckHostName(host) switch
    {
        UriHostNameType.Dns => host.All(char.IsAscii), // a browser sends others in their ASCII form (RFC 5890)
        UriHostNameType.IPv4 => true,
        UriHostNameType.IPv6 => host.StartsWith('['),
        _ => false,
    };
}
