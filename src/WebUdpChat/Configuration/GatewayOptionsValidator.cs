using Microsoft.Extensions.Options;
using WebUdpChat.Chat;
using WebUdpChat.Core.Peers;
using WebUdpChat.Weather;

namespace WebUdpChat.Configuration;

/// <summary>Collects every fault of the settings, so that one message lists them all.</summary>
internal sealed class GatewayOptionsValidator(IConfiguration configuration) : IValidateOptions<GatewayOptions>
{
    public ValidateOptionsResult Validate(string? name, GatewayOptions options)
    {
        var faults = new List<string>();
        faults.AddRange(SettingsShape.Find(configuration).Select(static fault => fault.ToString()));
        faults.AddRange(ServerSettings.Find(configuration).Concat(LogLevels.Find(configuration)).Concat(AccessHosts.Find(configuration)).Select(static fault => fault.ToString()));
        faults.AddRange(PageAddresses(configuration[WebHostDefaults.ServerUrlsKey]));
        faults.AddRange(Listeners(options));
        faults.AddRange(ListenerPorts.Find(options));
        faults.AddRange(Peers(options));
        faults.AddRange(AccessFaults.Find(options.Access, configuration));
        faults.AddRange(PolicyFaults.Of(options.Policy));
        faults.AddRange(StorageFaults.Of(options.Storage, options.Node));
        faults.AddRange(Rest(options));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> PageAddresses(string? urls)
    {
        var all = PageAddress.Split(urls);
        if (all.Length == 0 && !string.IsNullOrWhiteSpace(urls))
            yield return $"urls: \"{urls}\" holds no address. Write for example {PageAddress.Default}.";
        foreach (var url in all)
        {
            if (PageAddress.Fault(url) is { } fault)
                yield return $"urls: \"{url}\" {fault}";
        }
    }

    private static IEnumerable<string> Listeners(GatewayOptions options)
    {
        var listeners = ListenerSettings.Read(options).ToList();
        foreach (var listener in listeners)
        {
            foreach (var (setting, why) in ListenerRules.Faults(listener.Setup))
                yield return $"{listener.Key}:{setting}: {why}";
            if (LabSetting.Fault(listener.Lab) is { } fault)
                yield return $"{listener.Key}:{nameof(ListenerOptions.Lab)}: {fault}";
        }

        foreach (var same in listeners.GroupBy(static listener => listener.Setup.Name).Where(static group => group.Count() > 1))
            yield return $"{same.Last().Key}:Name: \"{same.Key}\" is the name of another listener.";
    }

    private static IEnumerable<string> Peers(GatewayOptions options)
    {
        var listeners = ListenerSettings.Read(options).Select(static listener => listener.Setup.Name).ToHashSet();
        foreach (var (number, peer) in options.Peers)
        {
            var key = $"{GatewayOptions.Section}:Peers:{number}";
            if (PeerAddressParser.TryParse(peer.Address ?? "", out _) is var error and not AddressError.None)
                yield return $"{CommandLine.NameOfPeer(number, "Address")}: \"{peer.Address}\": {AddressErrorText.For(error)}";
            if (DisplayName.Check(peer.Name) is { IsRefused: true } name)
                yield return $"{key}:Name: {name.Refusal.Detail}";
            if (peer.Listener is { } listener && !listeners.Contains(listener))
                yield return $"{key}:Listener: there is no listener \"{listener}\". There are: {string.Join(", ", listeners)}.";
        }
    }

    private static IEnumerable<string> Rest(GatewayOptions options)
    {
        if (options.DataDirectory is { } directory && string.IsNullOrWhiteSpace(directory))
            yield return $"{GatewayOptions.Section}:DataDirectory: is empty. Write the path of a directory.";
    }
}
