using Microsoft.Extensions.Options;

namespace WebUdpChat.Configuration;

/// <summary>
/// Reads the settings into the options. What has no place there is left out, and the validator speaks of it: the binder
/// itself would stop at the first.
/// </summary>
internal sealed class GatewayOptionsBinding(IConfiguration configuration) : IConfigureOptions<GatewayOptions>
{
    public void Configure(GatewayOptions options)
    {
        var faults = SettingsShape.Find(configuration).ToList();
        var sound = configuration.AsEnumerable().Where(pair => pair.Value is not null && !faults.Exists(fault => fault.Covers(pair.Key)));
        new ConfigurationBuilder().AddInMemoryCollection(sound).Build().GetSection(GatewayOptions.Section).Bind(options);
    }
}
