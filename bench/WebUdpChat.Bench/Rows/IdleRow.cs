using WebUdpChat.Bench.Load;
using WebUdpChat.Bench.Report;
using WebUdpChat.Bench.Servers;
using WebUdpChat.Bench.Statistics;

namespace WebUdpChat.Bench.Rows;

/// <summary>Row 8: what a browser costs that only listens, while nothing is said.</summary>
internal sealed class IdleRow(BenchOptions options, TextWriter log)
{
    private const int Few = 200;

    private readonly TimeSpan _settle = TimeSpan.FromSeconds(options.Quick ? 3 : 10);
    private readonly int _browsers = options.Quick ? 1_000 : 5_000;

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var ours = await MeasureAsync(ServerKinds.Gateway).ConfigureAwait(false);
        var ws = ServerKinds.Ws.Missing() is null ? await MeasureAsync(ServerKinds.Ws).ConfigureAwait(false) : double.NaN;
        return
        [
            new("idle.memory", 8, $"resident memory for each of {_browsers:N0} idle browsers", "KiB", new Series([ours]), Bound.Most(24)),
            new("idle.memory.ws", 8, "the same in Node `ws`", "KiB", new Series([ws])),
        ];
    }

    private async Task<double> MeasureAsync(ServerKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind).ConfigureAwait(false);
        await using (await Browsers.OpenAsync(server, Few).ConfigureAwait(false))
        {
        }

        await Task.Delay(_settle / 2).ConfigureAwait(false);
        var before = server.Resident;
        await using var browsers = await Browsers.OpenAsync(server, _browsers).ConfigureAwait(false);
        await Task.Delay(_settle).ConfigureAwait(false);
        var each = (server.Resident - before) / 1024.0 / _browsers;
        await log.WriteLineAsync(FormattableString.Invariant($"  {kind.Title,-12} {each,6:F1} KiB each")).ConfigureAwait(false);
        return each;
    }
}
