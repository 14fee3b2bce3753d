using WebUdpChat.Bench.Load;
using WebUdpChat.Bench.Report;
using WebUdpChat.Bench.Servers;
using WebUdpChat.Bench.Statistics;

namespace WebUdpChat.Bench.Rows;

/// <summary>Row 5: what browsers say, each message synced to the disk before it is answered, and told to all of them.</summary>
internal sealed class SendRow(BenchOptions options, TextWriter log)
{
    private const int Browsers = 100;
    private const int InFlight = 8;
    private const int Calm = 2_000;

    private readonly double _seconds = options.Quick ? 1.5 : 3;

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        await using var gateway = await RunningServer.StartAsync(ServerKinds.Gateway).ConfigureAwait(false);
        using var api = new GatewayApi(gateway);
        var room = await api.CreateRoomAsync("bench", []).ConfigureAwait(false);
        await using var callers = await Callers.OpenAsync(gateway, Browsers, room).ConfigureAwait(false);
        await callers.LoadAsync(_seconds, InFlight).ConfigureAwait(false);
        var (loads, calms) = (new List<CallTally>(), new List<CallTally>());
        for (var round = 0; round < options.Rounds; round++)
        {
            loads.Add(await SayAsync("full load", await callers.LoadAsync(_seconds, InFlight).ConfigureAwait(false)).ConfigureAwait(false));
            calms.Add(await SayAsync($"{Calm}/s", await callers.RateAsync(_seconds, Calm).ConfigureAwait(false)).ConfigureAwait(false));
        }

        return
        [
            new("send.rate", 5, $"sends of {Browsers} browsers, durable before answered, told to all", "/s",
                new Series(loads.Select(static one => one.Answered / one.Seconds)), Bound.Least(20_000)),
            new("send.p99", 5, $"p99 of the answer at {Calm:N0} sends/s", "ms", new Series(calms.Select(static one => one.P99)), Bound.Most(50)),
        ];
    }

    private async Task<CallTally> SayAsync(string what, CallTally tally)
    {
        await log.WriteLineAsync(FormattableString.Invariant(
            $"  {what,-12} {tally.Answered / tally.Seconds,8:N0}/s  p50 {tally.P50,7:F1}  p99 {tally.P99,7:F1} ms  refused {tally.Refused}")).ConfigureAwait(false);
        return tally;
    }
}
