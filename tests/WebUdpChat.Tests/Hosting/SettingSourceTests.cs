using System.Net;
using System.Net.Http.Json;
using WebUdpChat.Contract;
using WebUdpChat.Tests.Api;

namespace WebUdpChat.Tests.Hosting;

/// <summary>Settings are taken from wherever .NET takes them.</summary>
public sealed class SettingSourceTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    [Fact]
    public async Task Start_SettingsInTheEnvironment_AreTaken()
    {
        var port = FreePort.Next();
        await using var process = new ChildProcess("dotnet", [BuiltFiles.HostAssembly], start =>
        {
            start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
            start.Environment["Gateway__DataDirectory"] = _folder.Path;
            start.Environment["Gateway__Listeners__0__Endpoint"] = "127.0.0.1:0";
            start.Environment["Gateway__Listeners__0__Name"] = "first";
            start.Environment["Gateway__Listeners__1__Endpoint"] = "[::1]:0";
            start.Environment["Gateway__Peers__0__Address"] = "[::1]:9";
            start.Environment["Gateway__Peers__0__Listener"] = "listener1";
        });
        await process.WaitForOutputAsync("Try ");
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

        var peer = Assert.Single((await http.GetFromJsonAsync<Items<PeerView>>("/api/peers", ContractJson.Options))!.List);

        Assert.Equal(("listener1", "[::1]:9"), (peer.Listener, peer.Address));
        Assert.Equal(2, process.OutputText.Split("UDP ").Length - 1);
        Assert.Equal(0, await HealthAsync(port));
        Assert.Equal(0, await process.TerminateAsync());
    }

    [Fact]
    public async Task Start_PortsInsteadOfUrls_AreTaken()
    {
        var port = FreePort.Next();
        await using var process = GatewayProcess.Launch("--http_ports", $"{port}", "--udp", "127.0.0.1:0", "--data", _folder.Path);

        await process.WaitForOutputAsync($":{port}\n");

        Assert.Equal(0, await HealthAsync(port));
    }

    [Fact]
    public async Task Start_Remotes_AreThereWithTheirConversations()
    {
        await using var gateway = await GatewayProcess.StartAsync(
            new GatewayOptions { DataDirectory = _folder.Path, Arguments = ["--remote", "127.0.0.1:9", "--remote", "localhost:10"] });
        var first = await PeersAsync(gateway);

        await gateway.RestartAsync();

        Assert.Equal(["127.0.0.1:9", "127.0.0.1:10"], first.Select(each => each.Address));
        Assert.Equal(first, await PeersAsync(gateway));
        using var answer = await gateway.Http.GetAsync($"/api/conversations/{first[0].ConversationId}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<IReadOnlyList<PeerView>> PeersAsync(GatewayProcess gateway) =>
        (await gateway.Http.GetFromJsonAsync<Items<PeerView>>("/api/peers", ContractJson.Options))!.List;

    private static async Task<int> HealthAsync(int port)
    {
        await using var check = GatewayProcess.Launch("healthcheck", $"http://127.0.0.1:{port}");
        return await check.WaitForExitAsync();
    }
}
