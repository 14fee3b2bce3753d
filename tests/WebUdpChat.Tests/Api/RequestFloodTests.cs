using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using WebUdpChat.Tests.Access;

namespace WebUdpChat.Tests.Api;

/// <summary>Who asks over HTTP as fast as it can is told so, then cut; the others do not notice.</summary>
public sealed class RequestFloodTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    // A machine that is busy with other things may take longer once or twice.
    private const int Attempts = 3;

    [Theory]
    [InlineData("GET /api/peers", 200)]
    [InlineData("GET /api/no/such/route", 404)]
    [InlineData("POST /api/status", 405)]
    [InlineData("BREW /api/no/such/route", 405)]
    public async Task Flood_OfOneConnection_IsRefusedThenCutWithinTwoSecondsAndOthersGoOn(string request, int status)
    {
        await using var gateway = await RunningGateway.StartAsync(("Gateway:Limits:RequestsPerSecond", "50"));
        var (took, statuses) = (TimeSpan.MaxValue, new List<int>());
        for (var attempt = 0; attempt < Attempts && took > Limit; attempt++)
        {
            var flood = FloodAsync(gateway.Page, request);
            for (var call = 0; call < 20; call++)
                Assert.Equal(HttpStatusCode.OK, (await gateway.Http.GetAsync("/api/status")).StatusCode);
            (took, statuses) = await flood;
        }

        Assert.InRange(took, TimeSpan.Zero, Limit);
        Assert.InRange(statuses.TakeWhile(each => each == status).Count(), 100, 300);
        Assert.All(statuses.Distinct(), each => Assert.Contains(each, new[] { status, 429 }));
        var metrics = await gateway.Http.GetStringAsync("/metrics");
        Assert.DoesNotContain("\nwebudpchat_http_connections_cut_total 0\n", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("\nwebudpchat_http_requests_refused_total{by=\"connection\"} 0\n", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_TooSoon_IsToldWhenToComeAgain()
    {
        await using var gateway = await RunningGateway.StartAsync(("Gateway:Limits:RequestsPerSecond", "1"));
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = gateway.Page };
        HttpResponseMessage answer;
        do
            answer = await client.GetAsync("/api/peers");
        while (answer.IsSuccessStatusCode);

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("urn:webudpchat:problem:busy", problem.GetProperty("type").GetString());
        Assert.Equal("This connection sends too much in too little time. Wait a moment.", problem.GetProperty("detail").GetString());
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Scripts_AskingAsTheyShould_AreNotRefused()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var one = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = gateway.Page };

        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => one.GetAsync("/api/status"))))
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Flood_OverHttp2_IsCut()
    {
        await using var gateway = AccountGateway.StartFresh(new() { ["Gateway:Limits:RequestsPerSecond"] = "5" });
        using var handler = new SocketsHttpHandler { EnableMultipleHttp2Connections = false };
        handler.SslOptions.RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate?.Subject == "CN=WebUdpChat";
        using var client = new HttpClient(handler)
        {
            BaseAddress = gateway.SecurePage, DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        var statuses = new List<HttpStatusCode>();
        await Assert.ThrowsAsync<HttpRequestException>(async () =>
        {
            for (var patience = Stopwatch.StartNew(); patience.Elapsed < Eventually.Patience;)
                statuses.Add((await client.GetAsync("/api/peers")).StatusCode);
        });

        Assert.InRange(statuses.Count(static status => status == HttpStatusCode.Unauthorized), 10, 100);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    // How long it took until it was cut, and what it was answered.
    private static async Task<(TimeSpan Took, List<int> Statuses)> FloodAsync(Uri page, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(page.Host, page.Port);
        var stream = client.GetStream();
        var bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat($"{request} HTTP/1.1\r\nHost: {page.Authority}\r\nContent-Length: 0\r\n\r\n", 20)));
        var begun = Stopwatch.StartNew();
        var sending = SendWithoutEndAsync(stream, bytes);
        var statuses = new List<int>();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        try
        {
            using var deadline = new CancellationTokenSource(Eventually.Patience);
            while (await reader.ReadLineAsync(deadline.Token) is { } line)
            {
                if (line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal))
                    statuses.Add(int.Parse(line.AsSpan(9, 3), CultureInfo.InvariantCulture));
            }
        }
        catch (IOException)
        {
            // It was cut.
        }

        var took = begun.Elapsed;
        await sending;
        return (took, statuses);
    }

    private static async Task SendWithoutEndAsync(NetworkStream stream, byte[] requests)
    {
        try
        {
            while (true)
                await stream.WriteAsync(requests);
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException)
        {
            // It was cut.
        }
    }
}
