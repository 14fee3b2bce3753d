using WebUdpChat.Bench.FanOut;
using WebUdpChat.Bench.Report;
using WebUdpChat.Bench.Servers;
using WebUdpChat.Bench.Statistics;

namespace WebUdpChat.Bench.Rows;

/// <summary>Two gateways on one PostgreSQL beside one on SQLite: the same datagrams to the same number of browsers, half of both at each.</summary>
internal sealed class NodesRow(BenchOptions options, TextWriter log)
{
    private const int Browsers = 100;
    private const int Rate = 2_000;

    private readonly int _datagrams = options.Quick ? Rate : 2 * Rate;

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        if (PostgresServer.Missing is { } reason)
        {
            await log.WriteLineAsync($"  n/a, {reason}").ConfigureAwait(false);
            return Figures([], []);
        }

        await using var database = await PostgresServer.StartAsync().ConfigureAwait(false);
        await using var one = await Site.OpenAsync([ServerKinds.Gateway], Browsers).ConfigureAwait(false);
        await using var two = await Site.OpenAsync(
            [ServerKinds.Node("a", database.ConnectionString), ServerKinds.Node("b", database.ConnectionString)], Browsers, database).ConfigureAwait(false);
        var (single, shared) = (new List<FanOutResult>(), new List<FanOutResult>());
        for (var round = -1; round < options.Rounds; round++)
        {
            var (first, second) = (await RunAsync("one on SQLite", one).ConfigureAwait(false), await RunAsync("two on PostgreSQL", two).ConfigureAwait(false));
            if (round < 0)
                continue;
            single.Add(first);
            shared.Add(second);
        }

        return Figures(single, shared);
    }

    private async Task<FanOutResult> RunAsync(string what, Site site)
    {
        var result = await site.RunAsync(Rate, _datagrams).ConfigureAwait(false);
        await log.WriteLineAsync(FormattableString.Invariant(
            $"  {what,-18} {100 * result.Delivered,5:F1} %  {result.PerSecond,9:N0}/s  {result.Micros,6:F2} µs  p50 {result.P50,7:F1}  p99 {result.P99,7:F1} ms")).ConfigureAwait(false);
        return result;
    }

    private static List<Figure> Figures(List<FanOutResult> single, List<FanOutResult> shared)
    {
        var title = FormattableString.Invariant($"{Rate:N0} datagrams/s to {Browsers} browsers, two gateways on PostgreSQL: ");
        return
        [
            new("nodes.delivered", 11, title + "delivered, in order", "%", new Series(shared.Select(static one => one.InOrder ? 100 * one.Delivered : 0))),
            new("nodes.rate", 11, title + "deliveries/s, over one on SQLite", "×", Ratio(shared, single, static one => one.PerSecond)),
            new("nodes.cpu", 11, title + "CPU for each delivery, the database's included, over one on SQLite", "×", Ratio(shared, single, static one => one.Micros)),
            new("nodes.p99", 11, title + "p99 of the delay", "ms", new Series(shared.Select(static one => one.P99))),
            new("nodes.p99.single", 11, "the same with one on SQLite", "ms", new Series(single.Select(static one => one.P99))),
        ];
    }

    private static Series Ratio(List<FanOutResult> over, List<FanOutResult> under, Func<FanOutResult, double> value) =>
        Series.Ratio([.. over.Select(value)], [.. under.Select(value)]);
}
