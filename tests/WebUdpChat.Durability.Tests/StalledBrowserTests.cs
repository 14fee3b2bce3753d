using System.Diagnostics;
using System.Globalization;
using WebUdpChat.Contract;
using Xunit.Abstractions;

namespace WebUdpChat.Durability.Tests;

/// <summary>Some of many browsers stop reading: nobody else notices, and they miss nothing.</summary>
public class StalledBrowserTests(ITestOutputHelper output)
{
    private const int Readers = 80;
    private const int Sleepers = 20;
    private const int PayloadBytes = 6_000;
    private const double MebiByte = 1 << 20;
    private static readonly TimeSpan BetweenDatagrams = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task Feed_WhereSomeStopReading_ReachesTheOthersInTime()
    {
        var figures = new Figures(output, "stalled-browsers");
        await using var gateway = await GatewayProcess.StartAsync();
        var readers = await ConnectAsync(Readers, () => RawBrowser.ConnectAsync(gateway.Page));
        var sleepers = await ConnectAsync(Sleepers, () => SleepyBrowser.ConnectAsync(gateway.Page, "sleeper"));
        var count = Length.Of(200, 4_000);

        await TalkAsync(gateway, count);
        var awake = await DelaysAsync(readers, 0, count);
        var memoryBefore = ReadMemory(gateway);
        Array.ForEach(sleepers, static sleeper => sleeper.Stall());
        await TalkAsync(gateway, count);
        var asleep = await DelaysAsync(readers, count, count);
        var memoryEach = (ReadMemory(gateway) - memoryBefore) / Sleepers / MebiByte;

        Array.ForEach(sleepers, static sleeper => sleeper.Resume());
        var head = (await gateway.StatusAsync()).HeadSeq;
        await Eventually.TrueAsync(
            () => Array.TrueForAll(sleepers, sleeper => sleeper.Client.Feed.Cursor >= head),
            () => $"all at {head}: {string.Join(' ', sleepers.Select(static sleeper => sleeper.Client.Feed.Cursor))}");
        var events = await History.EventsAsync(gateway);
        figures.Add($"stalled browsers: {Sleepers} of {Readers + Sleepers} stalled, p99 {Percentile(asleep):F1} ms of the others "
            + $"({Percentile(awake):F1} ms before), {memoryEach:F2} MiB for each stalled one, "
            + $"{sleepers.Sum(static sleeper => sleeper.Client.Feed.Syncs)} catch-ups, all {events.Count} events in each list");
        foreach (var sleeper in sleepers)
        {
            Assert.True(sleeper.Client.Feed.Syncs > 0, "It was never told that it lags.");
            Assert.Equal(
                events.OfType<MessagePostedView>().Select(static posted => posted.Message.Id),
                sleeper.Client.Messages.Select(static message => message.Id));
            await sleeper.DisposeAsync();
        }

        foreach (var reader in readers)
            await reader.DisposeAsync();

        // On a machine that is busy with something else, the same gateway without stalled browsers is the measure.
        var limit = Math.Max(LongestDelay.TotalMilliseconds, 1.5 * Percentile(awake));
        Assert.InRange(Percentile(asleep), 0, limit);
        Assert.InRange(memoryEach, double.MinValue, 1);
    }

    private static async Task<T[]> ConnectAsync<T>(int count, Func<Task<T>> connect)
    {
        var browsers = new T[count];
        for (var i = 0; i < count; i++)
            browsers[i] = await connect();
        return browsers;
    }

    private static async Task TalkAsync(GatewayProcess gateway, int count)
    {
        using var peer = new UdpPeer();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            var due = (BetweenDatagrams * i) - clock.Elapsed;
            if (due > TimeSpan.Zero)
                await Task.Delay(due);
            await peer.SendAsync(gateway.Udp, RawBrowser.Stamp().PadRight(PayloadBytes, '.'));
        }
    }

    // Everybody gets everything, once.
    private static async Task<List<double>> DelaysAsync(RawBrowser[] readers, int skip, int count)
    {
        await Eventually.TrueAsync(
            () => Array.TrueForAll(readers, reader => reader.Delays.Count >= skip + count), () => $"{count} messages at each of {readers.Length} browsers");
        Assert.All(readers, reader => Assert.Equal(skip + count, reader.Delays.Count));
        return [.. readers.SelectMany(reader => reader.Delays.Skip(skip)).Select(static delay => delay.TotalMilliseconds).Order()];
    }

    private static double Percentile(List<double> ordered) => ordered[(int)(ordered.Count * 0.99)];

    private static double ReadMemory(GatewayProcess gateway)
    {
        var line = File.ReadLines($"/proc/{gateway.Process.Id}/status").Single(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }
}
