using Microsoft.Extensions.Options;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Configuration;

/// <summary>Collects every fault of the settings, so that one message lists them all.</summary>
internal sealed class GatewayOptionsValidator(IConfiguration configuration) : IValidateOptions<GatewayOptions>
{
    public ValidateOptionsResult Validate(string? name, GatewayOptions options)
    {
        var faults = new List<string>();
        faults.AddRange(UnknownSettings.Find(configuration));
        faults.AddRange(PageAddresses(configuration["urls"]));
        faults.AddRange(Listeners(options));
        faults.AddRange(Peers(options));
        faults.AddRange(Rest(options));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> PageAddresses(string? urls)
    {
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!PageAddress.IsValid(url))
                yield return $"urls: \"{url}\" is not an address for the page. Write for example http://localhost:8080.";
        }
    }

    private static IEnumerable<string> Listeners(GatewayOptions options)
    {
        var listeners = ListenerSettings.Read(options).ToList();
        foreach (var listener in listeners)
        {
            if (!ListenerSettings.IsName(listener.Name))
                yield return $"{listener.Key}:Name: \"{listener.Name}\" is not 1 to 40 letters, digits, -, _ or . .";
            if (!DialectNames.All.Contains(listener.Dialect))
                yield return $"{listener.Key}:Dialect: \"{listener.Dialect}\" is not a dialect. There are: {string.Join(", ", DialectNames.All)}.";
            if (UdpEndpoint.Read(listener.Endpoint) is null)
                yield return $"{listener.Key}:Endpoint: \"{listener.Endpoint}\" is not {UdpEndpoint.Permitted}.";
        }

        foreach (var same in listeners.GroupBy(static listener => listener.Name).Where(static group => group.Count() > 1))
            yield return $"{same.Last().Key}:Name: \"{same.Key}\" is the name of another listener.";
    }

    private static IEnumerable<string> Peers(GatewayOptions options)
    {
        var listeners = ListenerSettings.Read(options).Select(static listener => listener.Name).ToHashSet();
        foreach (var (number, peer) in options.Peers)
        {
            var key = $"{GatewayOptions.Section}:Peers:{number}";
            if (PeerAddressParser.TryParse(peer.Address ?? "", out _) is var error and not AddressError.None)
                yield return $"{key}:Address: \"{peer.Address}\": {AddressErrorText.For(error)}";
            if (peer.Listener is { } listener && !listeners.Contains(listener))
                yield return $"{key}:Listener: there is no listener \"{listener}\". There are: {string.Join(", ", listeners)}.";
        }
    }

    private static IEnumerable<string> Rest(GatewayOptions options)
    {
        if (options.DataDirectory is { } directory && string.IsNullOrWhiteSpace(directory))
            yield return $"{GatewayOptions.Section}:DataDirectory: is empty. Write the path of a directory.";
        if (!options.Storage.Provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
            yield return $"{GatewayOptions.Section}:Storage:Provider: \"{options.Storage.Provider}\" is not Sqlite.";
        if (options.Retention.MaxAgeDays is { } days && days is not (>= 1 and <= 36_500))
            yield return $"{GatewayOptions.Section}:Retention:MaxAgeDays: {days} is not from 1 to 36500.";
        if (options.Retention.MaxSizeMiB is { } size && size is not (>= 16 and <= 1_048_576))
            yield return $"{GatewayOptions.Section}:Retention:MaxSizeMiB: {size} is not from 16 to 1048576.";
    }
}
