using WebUdpChat.Core;


namespace WebUdpChat.Configuration;

/// <summary>What is wrong with the web server's own settings: what it would pass over in silence, or name without its setting.</summary>
internal static class ServerSettings
{
    private const string Kestrel = "Kestrel";

    // The web server reads these from the settings, and nothing else.
    private static readonly string[] Groups = ["Endpoints", "EndpointDefaults", "Certificates"];

    private static readonly string[] OfEndpoint = ["Url", "Protocols", "SslProtocols", "Certificate", "ClientCertificateMode", "Sni"];

    public static IEnumerable<SettingFault> Find(IConfiguration configuration) =>
    [
        .. Ports(configuration, WebHostDefaults.HttpPortsKey),
        .. Ports(configuration, WebHostDefaults.HttpsPortsKey),
        .. Unknown(configuration.GetSection(Kestrel), Groups),
        .. configuration.GetSection($"{Kestrel}:Endpoints").GetChildren().SelectMany(Endpoint),
    ];

    // It takes what is no port for port 80 of all addresses.
    private static IEnumerable<SettingFault> Ports(IConfiguration configuration, string key) =>
        from port in PageAddress.Split(configuration[key])
        where !(Digits.TryParse(port, out int number) && number <= 65535)
        select new SettingFault(key, $"\"{port}\" is not a port from 0 (any free one) to 65535; several stand with ; between them.");

    private static IEnumerable<SettingFault> Endpoint(IConfigurationSection endpoint)
    {
        foreach (var fault in Unknown(endpoint, OfEndpoint))
            yield return fault;
        if (endpoint["Url"] is not { Length: > 0 } url)
            yield return new SettingFault($"{endpoint.Path}:Url", $"is missing. Write for example {PageAddress.Default}.");
        else if (!IsPipe(url) && PageAddress.Fault(url) is { } fault)
            yield return new SettingFault($"{endpoint.Path}:Url", $"\"{url}\" {fault}");
    }

    private static IEnumerable<SettingFault> Unknown(IConfigurationSection section, string[] known) =>
        from setting in section.GetChildren()
        where !known.Contains(setting.Key, StringComparer.OrdinalIgnoreCase)
        select new SettingFault(setting.Path, $"no such setting. In {section.Path} there are: {string.Join(", ", known)}.");

    private static bool IsPipe(string url) =>
        url.StartsWith("http://unix:/", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://pipe:/", StringComparison.OrdinalIgnoreCase);
}
