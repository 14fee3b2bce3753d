using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using WebUdpChat.Contract;

namespace WebUdpChat.Tests.Access;

/// <summary>A fresh start bound to all addresses.</summary>
public sealed class StrangerTests
{
    private const string Known = "nobody may read this";

    [Fact]
    public async Task Stranger_BeforeAndAfterSetup_ReadsNothingAndSendsNothing()
    {
        await using var gateway = AccountGateway.StartFresh();
        using var peer = new UdpPeer();
        await peer.SendAsync(gateway.Udp, Known);
        await ExpectNothingAsync(gateway, peer);

        using var owner = await gateway.SetUpAsync();
        await using var hub = await owner.ConnectAsync();
        await Eventually.TrueAsync(async () => (await owner.Http.GetStringAsync("/api/search?q=nobody")).Contains(Known, StringComparison.Ordinal), () => "the owner to read");
        await ExpectNothingAsync(gateway, peer);
    }

    [Fact]
    public async Task SetupLink_UsedTwice_WorksOnce()
    {
        await using var gateway = AccountGateway.StartFresh();
        using var wrong = new Person(gateway.Page);
        Assert.Equal(HttpStatusCode.Forbidden, await wrong.StatusAsync(HttpMethod.Post, "/api/access/setup", Join(gateway.SetupSecret + "x")));
        Assert.Equal(HttpStatusCode.BadRequest, await wrong.StatusAsync(HttpMethod.Post, "/api/access/setup", Join(gateway.SetupSecret) with { Password = "short" }));
        var attempts = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            using var person = new Person(gateway.Page);
            return await person.StatusAsync(HttpMethod.Post, "/api/access/setup", Join(gateway.SetupSecret) with { Name = $"owner{number}" });
        }));

        Assert.Equal(1, attempts.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(7, attempts.Count(status => status == HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task PlainHttp_ByAnAddressOfTheNetwork_IsNotServed()
    {
        await using var gateway = AccountGateway.StartFresh();
        Assert.Equal(403, await RawHttp.AskAsync(gateway.Page, "GET", "/", $"Host: 192.0.2.7:{gateway.Page.Port}"));
        Assert.Equal(403, await RawHttp.AskAsync(gateway.Page, "POST", "/api/access/setup", $"Host: 192.0.2.7:{gateway.Page.Port}"));
        Assert.NotEqual(403, await RawHttp.AskAsync(gateway.Page, "GET", "/api/access", $"Host: localhost:{gateway.Page.Port}"));
    }

    [Fact]
    public async Task Https_WithoutCertificateOfTheSettings_IsServedWithOneOfItsOwn()
    {
        await using var gateway = AccountGateway.StartFresh();
        using var person = new Person(gateway.SecurePage);
        using var answer = await person.Http.PostAsJsonAsync("/api/access/setup", Join(gateway.SetupSecret), ContractJson.Options);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.True(File.Exists(Path.Combine(gateway.DataDirectory, "certificate.pfx")));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(gateway.DataDirectory, "certificate.pfx")));
    }

    private static JoinRequest Join(string secret) => new(secret, "owner", Person.Password);

    private static async Task ExpectNothingAsync(AccountGateway gateway, UdpPeer peer)
    {
        using var target = new UdpPeer();
        foreach (var (method, route, _) in Doors.Routes(gateway.Services))
        {
            using var script = new Script(gateway.Page, null);
            using var request = new HttpRequestMessage(new HttpMethod(method), route.Replace("{id}", "c2", StringComparison.Ordinal));
            if (method is not ("GET" or "DELETE"))
                request.Content = JsonContent.Create(new { address = target.Endpoint.ToString(), text = "out", secret = "guess", name = "eve", password = Person.Password });
            using var answer = await script.Http.SendAsync(request);
            Assert.DoesNotContain(Known, Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        }

        await Assert.ThrowsAnyAsync<Exception>(() => HubClient.ConnectAsync(gateway.Page));
        await Assert.ThrowsAnyAsync<Exception>(() => Person.ConnectAsync(gateway.Page, "wuc_guess"));
        await ExpectSilenceAsync(gateway, peer, target);
    }

    // What the gateway sent before would come before what this sends to itself.
    private static async Task ExpectSilenceAsync(AccountGateway gateway, UdpPeer peer, UdpPeer target)
    {
        using var marker = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        foreach (var each in new[] { peer, target })
        {
            await marker.SendToAsync("end"u8.ToArray(), each.Endpoint);
            Assert.Equal("end", await each.ReceiveTextAsync());
        }

        var counters = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<WebUdpChat.Hosting.GatewayRuntime>(gateway.Services).Listeners.All[0].Counters;
        Assert.Equal(0, counters.Sent);
    }
}
