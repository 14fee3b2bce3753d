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
    private const double MebiByte = 1 << 20;

    // More than the systems' buffers of a connection hold, and what the gateway keeps for readers that are behind.
    private const int FloodRounds = 70;
    private const int FloodDatagrams = 22;
    private const int FloodBytes = 6_000;

    private const int MostFloods = 5;
    private const double Settled = 0.025;

    // Each measures anew: what else the machine does can only make a delay longer.
    private const int Attempts = 4;

    // A collector that lets little garbage gather, so that memory that grows is memory that is held.
    private static readonly string[] TidyMemory = ["env", "DOTNET_GCgen0MaxBudget=400000"];
    private static readonly TimeSpan BetweenDatagrams = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(100);

    private int _sent;

    [Fact]
    public async Task Feed_WhereSomeStopReading_ReachesTheOthersInTime()
    {
        var figures = new Figures(output, "stalled-browsers");
        await using var gateway = await GatewayProcess.StartAsync(new GatewayOptions { Wrapper = TidyMemory });
        var readers = await ConnectAsync(Readers, () => RawBrowser.ConnectAsync(gateway.Page));
        var sleepers = await ConnectAsync(Sleepers, () => SleepyBrowser.ConnectAsync(gateway.Page, "sleeper"));

        var memoryBefore = await SettleAsync(gateway, readers);
        var awake = await MeasureAsync(gateway, readers);
        Array.ForEach(sleepers, static sleeper => sleeper.Stall());
        var memoryEach = await GrowthAsync(gateway, readers, memoryBefore) / Sleepers / MebiByte;
        var asleep = await MeasureAsync(gateway, readers);

        var head = (await gateway.StatusAsync()).HeadSeq;
        var returned = await Task.WhenAll(sleepers.Select(sleeper => sleeper.WakeAsync(head)));
        var events = await History.EventsAsync(gateway);
        figures.Add($"stalled browsers: {Sleepers} of {Readers + Sleepers} stalled, p99 {asleep:F1} ms of the others "
            + $"({awake:F1} ms before), {memoryEach:F2} MiB for each stalled one, "
            + $"{returned.Count(static back => !back)} told that they lag, {returned.Count(static back => back)} came back, all {events.Count} events in each list");
        foreach (var sleeper in sleepers)
        {
            Assert.True(sleeper.Client.Feed.Syncs > 0, "It never had to catch up.");
            Assert.Equal(
                events.OfType<MessagePostedView>().Select(static posted => posted.Message.Id),
                sleeper.Client.Messages.Select(static message => message.Id));
            await sleeper.DisposeAsync();
        }

        foreach (var reader in readers)
            await reader.DisposeAsync();

        // Where the machine is busy with something else, the same gateway without stalled browsers is the measure.
        Assert.InRange(asleep, 0, Math.Max(LongestDelay.TotalMilliseconds, 1.5 * awake));
        Assert.InRange(memoryEach, double.MinValue, 1);
    }

    private static async Task<T[]> ConnectAsync<T>(int count, Func<Task<T>> connect)
    {
        var browsers = new T[count];
        for (var i = 0; i < count; i++)
            browsers[i] = await connect();
        return browsers;
    }

    // The gateway's memory once its caches are full, so that the same again makes it grow no more.
    private async Task<double> SettleAsync(GatewayProcess gateway, RawBrowser[] readers)
    {
        var (before, now) = (0.0, 0.0);
        for (var flood = 0; flood < MostFloods && now - before >= before * Settled; flood++)
        {
            before = now;
            await FloodAsync(gateway, readers);
            now = ReadMemory(gateway);
        }

        return now;
    }

    // What garbage there was at a reading does not count: after enough floods there was one without.
    private async Task<double> GrowthAsync(GatewayProcess gateway, RawBrowser[] readers, double before)
    {
        var least = double.MaxValue;
        for (var flood = 0; flood < MostFloods && least > MebiByte * Sleepers / 2; flood++)
        {
            await FloodAsync(gateway, readers);
            least = Math.Min(least, ReadMemory(gateway) - before);
        }

        return least;
    }

    // As fast as every reader has what was sent before.
    private async Task FloodAsync(GatewayProcess gateway, RawBrowser[] readers)
    {
        using var peer = new UdpPeer();
        for (var round = 0; round < FloodRounds; round++)
        {
            for (var i = 0; i < FloodDatagrams; i++)
                await peer.SendAsync(gateway.Udp, RawBrowser.Stamp().PadRight(FloodBytes, '.'));
            _sent += FloodDatagrams;
            await AllArriveAsync(readers);
        }
    }

    // The 99th percentile of the delays in milliseconds, from a datagram's leaving to a browser's getting it.
    private async Task<double> MeasureAsync(GatewayProcess gateway, RawBrowser[] readers)
    {
        var best = double.MaxValue;
        for (var attempt = 0; attempt < Attempts && best > LongestDelay.TotalMilliseconds / 2; attempt++)
        {
            var before = _sent;
            await TalkAsync(gateway, Length.Of(75, 2_000));
            await AllArriveAsync(readers);
            var delays = readers.SelectMany(reader => reader.Delays.Skip(before)).Select(static delay => delay.TotalMilliseconds).Order().ToList();
            best = Math.Min(best, delays[(int)(delays.Count * 0.99)]);
        }

        return best;
    }

    private async Task TalkAsync(GatewayProcess gateway, int count)
    {
        using var peer = new UdpPeer();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            var due = (BetweenDatagrams * i) - clock.Elapsed;
            if (due > TimeSpan.Zero)
                await Task.Delay(due);
            await peer.SendAsync(gateway.Udp, RawBrowser.Stamp());
            _sent++;
        }
    }

    // Everything, once.
    private async Task AllArriveAsync(RawBrowser[] readers)
    {
        await Eventually.TrueAsync(() => Array.TrueForAll(readers, reader => reader.Count >= _sent), () => $"message {_sent} at each of {readers.Length} browsers");
        Assert.All(readers, reader => Assert.Equal(_sent, reader.Count));
    }

    private static double ReadMemory(GatewayProcess gateway)
    {
        var line = File.ReadLines($"/proc/{gateway.Process.Id}/status").Single(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }
}
