using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Logging.EventLog;

namespace WebUdpChat.Hosting;

/// <summary>
/// The host without the parts that nobody uses here, each of which costs memory: QUIC above all, whose connections no limit
/// would bound. What the framework's own slim host leaves out besides, and somebody may use, is put back.
/// </summary>
internal static class SlimHost
{
    /// <summary>Makes its builder.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.AddEventSourceLogger();

        // The slim host names the simple format after the settings were read.
        builder.Services.AddOptions<ConsoleLoggerOptions>().Configure<IConfiguration>(static (options, configuration) =>
            options.FormatterName = configuration["Logging:Console:FormatterName"] ?? options.FormatterName);
        if (OperatingSystem.IsWindows())
        {
            builder.WebHost.UseIIS();
            builder.WebHost.UseIISIntegration();
            builder.Logging.AddFilter<EventLogLoggerProvider>(static level => level >= LogLevel.Warning);
            builder.Logging.AddEventLog();
        }

        return builder;
    }
}
