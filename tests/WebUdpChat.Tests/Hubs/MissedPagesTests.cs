using Microsoft.Extensions.DependencyInjection;
using WebUdpChat.Hosting;

namespace WebUdpChat.Tests.Hubs;

/// <summary>Browsers that fell behind read pages of the journal together.</summary>
public sealed class MissedPagesTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private const int Messages = 1_300;

    [Fact]
    public async Task Sync_ByPagesAndByFew_ReadsTheSame()
    {
        await SayAsync();
        await using var frames = await HubFrames.OpenAsync(gateway.Page);
        var epoch = (await frames.CallAsync("Hello", new { })).GetProperty("result").GetProperty("epoch").GetString()!;

        var byFew = await ReadAsync(frames, epoch, 100);
        var byPages = await ReadAsync(frames, epoch, 1_000);

        Assert.True(byFew.Count > Messages);
        Assert.Equal(byFew, byPages);
    }

    [Fact]
    public async Task Sync_OfManyAtOnce_BringsEachTheSame()
    {
        await SayAsync();
        var readers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => HubFrames.OpenAsync(gateway.Page)));
        var epoch = (await readers[0].CallAsync("Hello", new { })).GetProperty("result").GetProperty("epoch").GetString()!;

        var read = await Task.WhenAll(readers.Select(reader => ReadAsync(reader, epoch, 1_000)));

        Assert.All(read, each => Assert.Equal(read[0], each));
        foreach (var reader in readers)
            await reader.DisposeAsync();
    }

    [Fact]
    public async Task Sync_FromBeyondTheEnd_IsToldToBeginAnew()
    {
        await using var frames = await HubFrames.OpenAsync(gateway.Page);
        var epoch = (await frames.CallAsync("Hello", new { })).GetProperty("result").GetProperty("epoch").GetString()!;

        var answer = (await frames.CallAsync("Sync", new { epoch, afterSeq = 1_000_000, limit = 1_000 })).GetProperty("result");

        Assert.True(answer.GetProperty("reset").GetBoolean());
    }

    private async Task SayAsync()
    {
        using var socket = new UdpPeer();
        var counters = gateway.Services.GetRequiredService<GatewayRuntime>().Listeners.All[0].Counters;
        var before = counters.Journaled;
        for (var i = 0; i < Messages; i++)
        {
            await socket.SendAsync(gateway.Udp, $"message {i} {new string('ü', i % 40)}");
            if (i % 100 == 99)
                await Eventually.TrueAsync(() => counters.Journaled - before >= i + 1, $"message {i} in the journal");
        }
    }

    private static async Task<List<string>> ReadAsync(HubFrames frames, string epoch, int limit)
    {
        var events = new List<string>();
        for (var cursor = 0L; ;)
        {
            var answer = (await frames.CallAsync("Sync", new { epoch, afterSeq = cursor, limit })).GetProperty("result");
            Assert.False(answer.GetProperty("reset").GetBoolean());
            var page = answer.GetProperty("events").EnumerateArray().ToList();
            if (page.Count == 0)
                return events;
            Assert.InRange(page.Count, 1, limit);
            events.AddRange(page.Select(static one => one.GetRawText()));
            cursor = page[^1].GetProperty("seq").GetInt64();
            Assert.InRange(cursor, 1, answer.GetProperty("headSeq").GetInt64());
        }
    }
}
