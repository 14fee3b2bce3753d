using System.Net;

namespace WebUdpChat.Tests.Access;

public sealed class BorderTests(BorderGateway gateway) : IClassFixture<BorderGateway>
{
    private static readonly string[] Routes =
        ["/", "/hub", "/hub/negotiate?negotiateVersion=1", "/api/status", "/api/peers", "/api/events", "/metrics", "/openapi/v1.json", "/health/ready"];

    private static readonly string[] ForeignHosts =
    [
        "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example:8080", "192.0.2.1:8080", "0.0.0.0:8080", "[::]:8080",
        "127.1:8080", "0x7f.0.0.1:8080", "2130706433:8080", "0177.0.0.1:8080", "[::ffff:127.0.0.1]:8080", "localhost.:8080",
    ];

    private static readonly string[] ForeignOrigins =
    [
        "http://evil.example", "null", "http://localhost:8081", "http://localhost", "https://localhost:8080", "HTTP://LOCALHOST:8080",
        "http://localhost:8080.evil.example", "http://evil.example:8080", "http://127.0.0.1:8080", "file://", "http://localhost:8080/",
    ];

    public static TheoryData<string, string> Hostile()
    {
        var data = new TheoryData<string, string>();
        foreach (var route in Routes)
        {
            foreach (var host in ForeignHosts)
                data.Add(route, $"Host: {host}");
            foreach (var origin in ForeignOrigins)
                data.Add(route, $"Origin: {origin}");
        }

        return data;
    }

    [Fact]
    public async Task Request_ForeignHostOrOrigin_IsForbidden()
    {
        foreach (var row in Hostile())
        {
            var (route, header) = ((string)row[0], (string)row[1]);
            Assert.True(await AskAsync(route, header) == HttpStatusCode.Forbidden, $"{route} with {header} was let in.");
        }
    }

    [Theory]
    [InlineData("localhost:8080", null)]
    [InlineData("LOCALHOST:8080", "http://localhost:8080")]
    [InlineData("127.0.0.1:8080", "http://127.0.0.1:8080")]
    [InlineData("127.8.8.8", "http://127.8.8.8")]
    [InlineData("[::1]:8080", "http://[::1]:8080")]
    [InlineData("chat.example", "http://chat.example")]
    public async Task Request_OwnHostAndOrigin_IsLetIn(string host, string? origin)
    {
        foreach (var route in new[] { "/api/status", "/metrics", "/health/ready" })
            Assert.Equal(HttpStatusCode.OK, await AskAsync(route, [$"Host: {host}", .. origin is null ? [] : new[] { $"Origin: {origin}" }]));
    }

    [Theory]
    [InlineData("/api/status", "cross-site", "navigate", HttpStatusCode.Forbidden)]
    [InlineData("/api/status", "same-site", "no-cors", HttpStatusCode.Forbidden)]
    [InlineData("/api/status", "same-origin", "cors", HttpStatusCode.OK)]
    [InlineData("/api/status", "none", "navigate", HttpStatusCode.OK)]
    [InlineData("/health/live", "cross-site", "navigate", HttpStatusCode.OK)]
    [InlineData("/health/live", "cross-site", "no-cors", HttpStatusCode.Forbidden)]
    public async Task Request_FetchFromAnotherSite_IsForbiddenUnlessItOpensThePage(string route, string site, string mode, HttpStatusCode expected) =>
        Assert.Equal(expected, await AskAsync(route, "Host: localhost:8080", $"Sec-Fetch-Site: {site}", $"Sec-Fetch-Mode: {mode}", "Sec-Fetch-Dest: document"));

    [Theory]
    [InlineData("X-Forwarded-For: 203.0.113.9")]
    [InlineData("X-Forwarded-Host: chat.example")]
    [InlineData("Forwarded: for=203.0.113.9")]
    [InlineData("X-Real-IP: 203.0.113.9")]
    public async Task Request_BroughtByAProxy_IsForbidden(string header) =>
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync("/api/status", "Host: chat.example", header));

    [Theory]
    [InlineData("127.0.0.1", 200)]
    [InlineData("::1", 200)]
    [InlineData("::ffff:127.0.0.1", 200)]
    [InlineData("192.168.1.20", 403)]
    [InlineData("fd00::1", 403)]
    public async Task Request_ToAnAddressThatWasNotServedAtTheStart_IsForbidden(string own, int expected) =>
        Assert.Equal(expected, await gateway.AskAsync(IPAddress.Parse(own)));

    private async Task<HttpStatusCode> AskAsync(string route, params string[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, route);
        request.Headers.Host = "localhost:8080";
        foreach (var header in headers)
        {
            var (name, value) = (header[..header.IndexOf(':', StringComparison.Ordinal)], header[(header.IndexOf(':', StringComparison.Ordinal) + 2)..]);
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return response.StatusCode;
    }
}
