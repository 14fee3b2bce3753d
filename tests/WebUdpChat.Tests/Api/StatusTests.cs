using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using WebUdpChat.Contract;

namespace WebUdpChat.Tests.Api;

public sealed partial class StatusTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Fact]
    public async Task Status_AfterADatagram_CountsIt()
    {
        using var socket = new UdpPeer();
        await socket.SendAsync(gateway.Udp, "counted");
        var status = await WaitAsync(static counters => counters.GetProperty("journaled").GetInt64() > 0);

        Assert.Equal(16, status.GetProperty("epoch").GetString()!.Length);
        Assert.True(status.GetProperty("headSeq").GetInt64() >= 3);
        Assert.Equal(("sqlite", true), (status.GetProperty("storage").GetProperty("provider").GetString(), status.GetProperty("storage").GetProperty("saving").GetBoolean()));
        Assert.Matches(Rfc3339(), status.GetProperty("startedAt").GetString());
        var listener = Assert.Single(status.GetProperty("listeners").EnumerateArray());
        Assert.Equal(("text", "text", gateway.Udp.ToString()), (Text(listener, "name"), Text(listener, "dialect"), Text(listener, "endpoint")));
        Assert.True(listener.GetProperty("receiveBufferBytes").GetInt32() > 0);
        var counters = listener.GetProperty("counters");
        Assert.Equal(counters.GetProperty("read").GetInt64(),
            counters.GetProperty("journaled").GetInt64() + counters.GetProperty("dropped").EnumerateObject().Sum(each => each.Value.GetInt64()));
    }

    [Fact]
    public async Task Metrics_Always_FollowTheTextFormat()
    {
        using var answer = await gateway.Http.GetAsync("/metrics");
        var lines = (await answer.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n');

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.All(lines, line => Assert.Matches(MetricLine(), line));
        foreach (var name in lines.Where(line => line[0] != '#').Select(line => FamilyOf(line.Split('{', ' ')[0], lines)).Distinct())
        {
            Assert.Single(lines, line => line.StartsWith($"# HELP {name} ", StringComparison.Ordinal));
            Assert.Single(lines, line => line.StartsWith($"# TYPE {name} ", StringComparison.Ordinal));
        }
    }

    // The series of a histogram are one family.
    private static string FamilyOf(string name, string[] lines) =>
        new[] { "_bucket", "_sum", "_count" }.Where(name.EndsWith).Select(suffix => name[..^suffix.Length])
            .FirstOrDefault(family => lines.Contains($"# TYPE {family} histogram")) ?? name;

    [Fact]
    public async Task Health_Running_TellsOfStorageAndListeners()
    {
        var health = (await gateway.Http.GetFromJsonAsync<HealthView>("/health", ContractJson.Options))!;

        Assert.Equal(("ok", true), (health.State, health.Storage.Saving));
        Assert.Equal(("text", "listening", null), health.Listeners.Select(static listener => (listener.Name, listener.State, listener.Reason)).Single());
        Assert.Contains("webudpchat_listener_up{listener=\"text\"} 1\n", await gateway.Http.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_Running_IsWellAndSaysNoMore(string route) => Assert.Equal("ok\n", await gateway.Http.GetStringAsync(route));

    [Theory]
    [InlineData("/api/status")]
    [InlineData("/api/peers")]
    [InlineData("/health/ready")]
    [InlineData("/metrics")]
    [InlineData("/openapi/v1.json")]
    public async Task Head_OfWhatCanBeRead_HasTheHeadersAndNoBody(string route)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, route);

        using var answer = await gateway.Http.SendAsync(request);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.NotNull(answer.Content.Headers.ContentType);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    private async Task<JsonElement> WaitAsync(Func<JsonElement, bool> wanted)
    {
        var status = default(JsonElement);
        await Eventually.TrueAsync(
            async () => wanted((status = await gateway.Http.GetFromJsonAsync<JsonElement>("/api/status")).GetProperty("listeners")[0].GetProperty("counters")),
            () => $"the counters; there were {status}");
        return status;
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]
    private static partial Regex Rfc3339();

    [GeneratedRegex("""^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? -?\d+)$""")]
    private static partial Regex MetricLine();
}
