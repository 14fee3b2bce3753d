using System.Net;
using System.Net.Http.Json;
using WebUdpChat.Contract;

namespace WebUdpChat.Tests.Access;

public sealed class ProxyTests
{
    private static readonly string[] Forwarded = ["X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https", "X-Forwarded-Host: chat.example"];

    [Theory]
    [InlineData("127.0.0.0/8", 200)]
    [InlineData("192.0.2.1", 403)]
    public async Task ForwardedHeaders_ByTheKnownProxyOnly_AreBelieved(string proxies, int expected)
    {
        await using var gateway = AccountGateway.StartFresh(new() { ["Gateway:Access:KnownProxies:0"] = proxies, ["Gateway:Access:Hosts:0"] = "chat.example" });

        Assert.Equal(expected, await RawHttp.AskAsync(gateway.Page, "GET", "/api/access", ["Host: backend.invalid", .. Forwarded, "Origin: https://chat.example"]));
        Assert.Equal(expected, await RawHttp.AskAsync(gateway.Page, "GET", "/api/access", ["Host: chat.example"]));
        Assert.Equal(403, await RawHttp.AskAsync(gateway.Page, "GET", "/api/access", ["Host: backend.invalid"]));
    }

    [Fact]
    public async Task OpenLan_ByASetting_LetsEverybodyInAndSaysSo()
    {
        await using var gateway = AccountGateway.StartFresh(new() { ["Gateway:Access:InsecureOpenLan"] = "true" });
        using var http = new HttpClient { BaseAddress = gateway.Page };
        await using var hub = await HubClient.ConnectAsync(gateway.Page, "anna");

        Assert.Equal(AccessMode.OpenLan, (await http.GetFromJsonAsync<StatusView>("/api/status", ContractJson.Options))!.Access);
        Assert.Equal((AccessMode.OpenLan, "anna"), (hub.Hello.Access, hub.Hello.Me.Name));
        Assert.Equal(200, await RawHttp.AskAsync(gateway.Page, "GET", "/api/status", [$"Host: 192.0.2.7:{gateway.Page.Port}"]));
        Assert.Equal(403, await RawHttp.AskAsync(gateway.Page, "GET", "/api/status", [$"Host: rebound.example:{gateway.Page.Port}"]));
        Assert.Equal(HttpStatusCode.Conflict, (await http.GetAsync("/api/accounts")).StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/peers")]
    [InlineData("/nowhere")]
    [InlineData("/setup")]
    public async Task Headers_EveryAnswer_TellsTheBrowserWhatNotToDo(string route)
    {
        await using var gateway = AccountGateway.StartFresh();
        using var http = new HttpClient { BaseAddress = gateway.Page };
        using var answer = await http.GetAsync(route);

        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }
}
