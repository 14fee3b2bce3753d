using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;

namespace WebUdpChat.Tests.Access;

/// <summary>A gateway in process that goes by the name <c>chat.example</c>, too.</summary>
public sealed class BorderGateway : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("webudpchat-");
    private WebApplicationFactory<Program> _factory = null!;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>The status of an answer to a request that came to an address of this machine.</summary>
    public async Task<int> AskAsync(IPAddress own) => (await _factory.Server.SendAsync(context =>
    {
        context.Connection.LocalIpAddress = own;
        context.Request.Host = new HostString("localhost", 8080);
        context.Request.Path = "/api/status";
    })).Response.StatusCode;

    public Task InitializeAsync()
    {
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseSetting("Gateway:DataDirectory", _directory.FullName)
            .UseSetting("Gateway:Listeners:0:Endpoint", "127.0.0.1:0")
            .UseSetting("Gateway:Access:Hosts:0", "chat.example"));
        Client = _factory.CreateClient();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _factory.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
