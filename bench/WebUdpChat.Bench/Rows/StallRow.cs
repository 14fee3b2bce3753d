using WebUdpChat.Bench.FanOut;
using WebUdpChat.Bench.Report;
using WebUdpChat.Bench.Servers;
using WebUdpChat.Bench.Statistics;

namespace WebUdpChat.Bench.Rows;

/// <summary>Row 10: some browsers read nothing, and the others must not notice.</summary>
internal sealed class StallRow(BenchOptions options, TextWriter log)
{
    private const int Browsers = 100;
    private const int Stalled = 20;
    private const int Rate = 10_000;

    private readonly int _datagrams = options.Quick ? Rate : 2 * Rate;
    private readonly TimeSpan _limit = TimeSpan.FromSeconds(options.Quick ? 2 : 5);

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var (without, with) = (new List<FanOutResult>(), new List<FanOutResult>());
        await using var reading = await StartAsync(0).ConfigureAwait(false);
        await using var stalling = await StartAsync(Stalled).ConfigureAwait(false);
        for (var round = 0; round < options.Rounds; round++)
        {
            without.Add(await RunAsync(reading, 0).ConfigureAwait(false));
            with.Add(await RunAsync(stalling, Stalled).ConfigureAwait(false));
        }

        return
        [
            new("stall", 10, $"{Rate:N0} datagrams/s, {Stalled} of {Browsers} browsers stalled: throughput to each of the others, over without", "×",
                Series.Ratio([.. with.Select(static one => one.PerSecond / (Browsers - Stalled))], [.. without.Select(static one => one.PerSecond / Browsers)]), Bound.Least(0.95)),
            new("stall.delivered", 10, "delivered to the others, in order", "%", new Series(with.Select(static one => one.InOrder ? 100 * one.Delivered : 0)), Bound.Least(100)),
            new("stall.p99", 10, "p99 of the delay to the others", "ms", new Series(with.Select(static one => one.P99))),
        ];
    }

    // They stop reading before the gateway is warm, so that what they leave waiting is there from the first round on.
    private async Task<Contestant> StartAsync(int stalled)
    {
        var contestant = await Contestant.StartAsync(ServerKinds.Gateway, Browsers).ConfigureAwait(false);
        contestant.Stall(stalled);
        await contestant.RunAsync(Rate, _datagrams, Browsers, stalled, _limit).ConfigureAwait(false);
        return contestant;
    }

    private async Task<FanOutResult> RunAsync(Contestant contestant, int stalled)
    {
        var result = await contestant.RunAsync(Rate, _datagrams, Browsers, stalled, _limit).ConfigureAwait(false);
        await log.WriteLineAsync(FormattableString.Invariant(
            $"  {stalled,2} stalled: {100 * result.Delivered:F1} %, {result.PerSecond:N0}/s, p99 {result.P99:F1} ms, lagged {result.Lagged}")).ConfigureAwait(false);
        return result;
    }
}
