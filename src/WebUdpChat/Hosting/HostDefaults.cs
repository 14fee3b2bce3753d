using WebUdpChat.Access;
using WebUdpChat.Access.Https;
using WebUdpChat.Configuration;

namespace WebUdpChat.Hosting;

/// <summary>What holds unless a setting says otherwise.</summary>
internal static class HostDefaults
{
    // The longest request: a text of 65,507 bytes whose every character is escaped as six (\u001b), and what stands around it.
    public const int MaxRequestBytes = 512 << 10;

    // Where any of these is set, Kestrel knows where to serve the page.
    private static readonly string[] AddressKeys = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];

    public static void AddDefaults(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        GatewayServices.CheckSettings(configuration);
        if (AddressKeys.All(key => string.IsNullOrWhiteSpace(configuration[key])) && !configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(PageAddress.Default);

        // Without this, the page is empty when the program runs from its build output outside Development.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(static options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = MaxRequestBytes;
            options.ApplicationServices.GetRequiredService<SocketDoor>().Watch(options);
            var own = options.ApplicationServices.GetRequiredService<OwnCertificate>();
            if (own.IsWanted)
                options.ConfigureHttpsDefaults(https => https.ServerCertificate = own.Get());
        });
        var phase = new StartPhase();
        phase.Quiet(builder.Logging);
        builder.Services.PostConfigure<LoggerFilterOptions>(RequestLog.Quiet);
        builder.Services.AddSingleton(phase);
    }

    /// <summary>Errors of the framework's own making as problem details, like all others.</summary>
    public static void UseProblemDetails(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }
}
