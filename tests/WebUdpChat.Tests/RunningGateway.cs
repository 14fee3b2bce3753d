using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WebUdpChat.Contract;
using WebUdpChat.Hosting;

namespace WebUdpChat.Tests;

/// <summary>A whole gateway in this process, with real sockets for the page and for UDP. Fails the tests where it logged an error.</summary>
public sealed class RunningGateway : IAsyncLifetime, IAsyncDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly ErrorLog _errors = new();
    private (string Name, string Value)[] _settings = [];
    private WebApplicationFactory<Program> _factory = null!;

    /// <summary>The page's address.</summary>
    public Uri Page { get; private set; } = null!;

    /// <summary>The first listener's socket.</summary>
    public IPEndPoint Udp { get; private set; } = null!;

    /// <summary>A client for the HTTP routes.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>The host's services.</summary>
    public IServiceProvider Services => _factory.Services;

    /// <summary>Says that a test brings an error about whose line in the log holds this.</summary>
    public void Announce(string part) => _errors.Announce(part);

    /// <summary>Starts a gateway that is not shared.</summary>
    /// <param name="settings">What is set differently: a name and a value each.</param>
    public static async Task<RunningGateway> StartAsync(params (string Name, string Value)[] settings)
    {
        var gateway = new RunningGateway { _settings = settings };
        await gateway.InitializeAsync();
        return gateway;
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => _settings.Aggregate(host, static (host, setting) => host.UseSetting(setting.Name, setting.Value))
            .UseSetting("urls", "http://127.0.0.1:0")
            .UseSetting("Gateway:DataDirectory", _folder.Path)
            .UseSetting("Gateway:Listeners:0:Endpoint", "127.0.0.1:0")
            .ConfigureLogging(logging => logging.ClearProviders().AddProvider(_errors)));
        _factory.UseKestrel();
        _factory.StartServer();
        var address = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Page = new Uri(address);
        Http = new HttpClient { BaseAddress = Page };
        Udp = Services.GetRequiredService<GatewayRuntime>().Listeners.All[0].Transports[0].LocalAddress.ToEndPoint();
        await Eventually.TrueAsync(async () => (await Http.GetAsync("/health/ready")).IsSuccessStatusCode, () => "the gateway to be ready");
    }

    /// <summary>Connects as a browser does.</summary>
    public Task<HubClient> ConnectAsync(string? name = null) => HubClient.ConnectAsync(Page, name);

    /// <summary>Adds a peer over HTTP.</summary>
    internal async Task<PeerView> AddPeerAsync(UdpPeer peer, string? name = null) =>
        await ReadAsync<PeerView>(await Http.PostAsJsonAsync("/api/peers", new AddPeerRequest(peer.Endpoint.ToString(), Name: name), ContractJson.Options));

    /// <summary>Sends a text over HTTP.</summary>
    internal async Task<MessageView> SendAsync(string conversationId, string text, string? clientMessageId = null) =>
        await ReadAsync<MessageView>(await Http.PostAsJsonAsync($"/api/conversations/{conversationId}/messages", new { text, clientMessageId }));

    /// <summary>Reads a page of a conversation over HTTP.</summary>
    internal async Task<MessagePageView> MessagesAsync(string conversationId, string query = "") =>
        (await Http.GetFromJsonAsync<MessagePageView>($"/api/conversations/{conversationId}/messages{query}", ContractJson.Options))!;

    /// <summary>Reads an answer that must be a success.</summary>
    internal static async Task<T> ReadAsync<T>(HttpResponseMessage answer)
    {
        using (answer)
        {
            var body = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {body}");
            return JsonSerializer.Deserialize<T>(body, ContractJson.Options)!;
        }
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        Http?.Dispose();
        await _factory.DisposeAsync();
        _folder.Dispose();
        Assert.True(_errors.Unannounced.Count == 0, string.Join('\n', _errors.Unannounced));
    }

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());
}
