using WebUdpChat.Configuration;

namespace WebUdpChat.Hosting;

/// <summary>What holds unless a setting says otherwise.</summary>
internal static class HostDefaults
{
    public static void AddDefaults(this WebApplicationBuilder builder)
    {
        // First in the list, so that every other source of settings is stronger.
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?> { [WebHostDefaults.ServerUrlsKey] = PageAddress.Default },
        });

        // Without this, the page is empty when the program runs from its build output outside Development.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(static options => options.AddServerHeader = false);
    }

    /// <summary>Errors of the framework's own making as problem details, like all others.</summary>
    public static void UseProblemDetails(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }
}
