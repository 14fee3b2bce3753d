using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using WebUdpChat.Contract;

namespace WebUdpChat.Tests.Hubs;

/// <summary>Who sends as fast as it can is cut, whatever it sends; the others do not notice.</summary>
public sealed class FloodTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    // A machine that is busy with other things may take longer once or twice.
    private const int Attempts = 3;

    [Theory]
    [InlineData("a call that is not known", """{"type":1,"invocationId":"1","target":"NoSuchCall","arguments":[{}]}""")]
    [InlineData("a call that is", """{"type":1,"invocationId":"1","target":"Typing","arguments":[{"conversationId":"c999"}]}""")]
    [InlineData("a call of some work", """{"type":1,"invocationId":"1","target":"Sync","arguments":[{"epoch":"x","afterSeq":0,"limit":10}]}""")]
    [InlineData("a call that wants no answer", """{"type":1,"target":"NoSuchCall","arguments":[]}""")]
    [InlineData("a stream", """{"type":4,"invocationId":"1","target":"NoSuchStream","arguments":[]}""")]
    [InlineData("an item of a stream", """{"type":2,"invocationId":"1","item":{}}""")]
    [InlineData("an end of a stream", """{"type":5,"invocationId":"1"}""")]
    [InlineData("a sign of life", """{"type":6}""")]
    [InlineData("a message of no known type", """{"type":99}""")]
    public async Task Flood_OfOneConnection_IsCutWithinTwoSecondsAndOthersGoOn(string what, string frame)
    {
        // Few enough that a busy machine takes in more than that.
        await using var strict = await RunningGateway.StartAsync(("Gateway:Limits:CallsPerSecond", "100"));
        using var socket = new UdpPeer();
        var peer = await strict.AddPeerAsync(socket);
        await using var other = await strict.ConnectAsync("other");
        var took = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < Attempts && took > Limit; attempt++)
            took = await FloodAsync(strict, frame, () => other.SendAsync(peer.ConversationId, what));

        Assert.InRange(took, TimeSpan.Zero, Limit);
        await other.SendAsync(peer.ConversationId, "after");
    }

    [Fact]
    public async Task Flood_OfCalls_IsRefusedWithTheTypeBeforeItIsCutAndCounted()
    {
        await using var flood = await HubFrames.OpenAsync(gateway.Page);
        _ = SendWithoutEndAsync(flood, string.Join('\u001e', Enumerable.Repeat("""{"type":1,"invocationId":"7","target":"Typing","arguments":[{"conversationId":"c999"}]}""", 100)));

        var refused = await flood.ReadUntilAsync(static message => message.TryGetProperty("error", out var error) && error.GetString()!.Contains("busy:", StringComparison.Ordinal));
        Assert.Equal("7", refused.GetProperty("invocationId").GetString());
        Assert.EndsWith("HubException: busy: This connection sends too much in too little time. Wait a moment.", refused.GetProperty("error").GetString(), StringComparison.Ordinal);
        await flood.ReadUntilAsync(static message => message.GetProperty("type").GetInt32() == 7);

        var metrics = await gateway.Http.GetStringAsync("/metrics");
        Assert.DoesNotContain("\nwebudpchat_hub_connections_cut_total 0\n", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("\nwebudpchat_hub_calls_refused_total{by=\"connection\"} 0\n", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_WritingAsItShould_IsNotRefused()
    {
        var scripts = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => gateway.ConnectAsync()));

        await Task.WhenAll(scripts.SelectMany(script => Enumerable.Range(0, 300).Select(_ => script.Hub.Sync(new SyncRequest(script.Hello.Epoch, script.Hello.HeadSeq)))));
        foreach (var script in scripts)
            await script.DisposeAsync();
    }

    [Fact]
    public async Task Connection_BeyondTheLimit_IsRefusedUntilThereIsRoom()
    {
        await using var small = await RunningGateway.StartAsync(("Gateway:Limits:Connections", "2"));
        await using var one = await small.ConnectAsync();
        await using (await small.ConnectAsync())
        {
            using var refused = await small.Http.PostAsync("/hub/negotiate?negotiateVersion=1", null);
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Equal("urn:webudpchat:problem:busy", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
            await Assert.ThrowsAsync<WebSocketException>(() => small.ConnectAsync());
        }

        await Eventually.TrueAsync(
            async () => (await small.Http.PostAsync("/hub/negotiate?negotiateVersion=1", null)).IsSuccessStatusCode, () => "room for one more");
        Assert.Contains("\nwebudpchat_hub_connections_refused_total{by=\"all\"} ", await small.Http.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    // How long it took until the flood was cut, while somebody else went on.
    private static async Task<TimeSpan> FloodAsync(RunningGateway gateway, string frame, Func<Task> goOn)
    {
        await using var flood = await HubFrames.OpenAsync(gateway.Page);
        var begun = Stopwatch.StartNew();
        _ = SendWithoutEndAsync(flood, string.Join('\u001e', Enumerable.Repeat(frame, 100)));
        var closing = flood.ReadUntilAsync(static message => message.GetProperty("type").GetInt32() == 7);
        var elapsed = closing.ContinueWith(_ => begun.Elapsed, TaskScheduler.Default);
        for (var call = 0; call < 50; call++)
            await goOn();

        Assert.EndsWith("busy: This connection went on sending too much. The connection is closed.", (await closing).GetProperty("error").GetString(), StringComparison.Ordinal);
        return await elapsed;
    }

    private static async Task SendWithoutEndAsync(HubFrames flood, string frames)
    {
        try
        {
            while (true)
                await flood.SendAsync(frames);
        }
        catch (Exception ended) when (ended is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // It was cut.
        }
    }
}
