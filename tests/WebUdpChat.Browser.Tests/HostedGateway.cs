using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace WebUdpChat.Browser.Tests;

/// <summary>A gateway in this process: a page's test does not wait for a runtime of its own to get warm.</summary>
public sealed class HostedGateway : Gateway
{
    private readonly TemporaryDirectory _folder = new();
    private readonly IReadOnlyList<(string Name, string Value)> _settings;
    private WebApplicationFactory<Program> _factory = null!;

    private HostedGateway(IReadOnlyList<(string Name, string Value)> settings) => _settings = settings;

    /// <summary>Starts a gateway and waits until it is ready.</summary>
    /// <param name="settings">Settings beside the addresses, by their full names.</param>
    public static async Task<HostedGateway> StartAsync(params (string Name, string Value)[] settings)
    {
        var gateway = new HostedGateway(settings);
        await gateway.StartAsync("http://127.0.0.1:0", "127.0.0.1:0");
        return gateway;
    }

    /// <inheritdoc/>
    public override async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync(Page.GetLeftPart(UriPartial.Authority), Udp.ToString());
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    private async Task StartAsync(string urls, string udp)
    {
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Production")
                .UseSetting("urls", urls)
                .UseSetting("Gateway:DataDirectory", _folder.Path)
                .UseSetting("Gateway:Listeners:0:Endpoint", udp)
                .ConfigureLogging(static logging => logging.ClearProviders());
            foreach (var (name, value) in _settings)
                host.UseSetting(name, value);
        });
        _factory.UseKestrel();
        _factory.StartServer();
        Page = new Uri(_factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/");
        Http = new HttpClient { BaseAddress = Page };
        await Eventually.TrueAsync(async () => (await Http.GetAsync("/health/ready")).IsSuccessStatusCode, () => "the gateway to be ready");
        Udp = IPEndPoint.Parse((await StatusAsync()).Listeners[0].Endpoint);
    }

    private async Task StopAsync()
    {
        Http?.Dispose();
        await _factory.DisposeAsync();
    }
}
