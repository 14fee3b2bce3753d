using WebUdpChat.Bench.Processes;
using WebUdpChat.Bench.Servers;

namespace WebUdpChat.Bench.FanOut;

/// <summary>Runs all servers against each other: all are up and warm, one is loaded at a time, and the order goes round.</summary>
internal sealed class FanOutScenario(FanOutPlan plan, BenchOptions options, TextWriter log)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>Servers that cannot be had here, and why.</summary>
    public Dictionary<ServerKind, string> Missing { get; } = [];

    /// <summary>What each server did, round by round.</summary>
    public Dictionary<ServerKind, List<FanOutResult>> Results { get; } = [];

    public FanOutPlan Plan => plan;

    public async Task RunAsync()
    {
        await log.WriteLineAsync(plan.Title).ConfigureAwait(false);
        var contestants = new List<Contestant>();
        try
        {
            foreach (var kind in plan.Servers)
                await AdmitAsync(kind, contestants).ConfigureAwait(false);
            foreach (var contestant in contestants)
                await contestant.RunAsync(plan.Rate, (int)(plan.Rate * options.WarmSeconds), plan.Browsers, 0, Limit).ConfigureAwait(false);
            for (var round = 0; round < options.Rounds; round++)
            {
                for (var i = 0; i < contestants.Count; i++)
                    await RunAsync(contestants[(i + round) % contestants.Count]).ConfigureAwait(false);
            }
        }
        finally
        {
            foreach (var contestant in contestants)
                await contestant.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task AdmitAsync(ServerKind kind, List<Contestant> contestants)
    {
        try
        {
            if (kind.Missing() is { } reason)
                throw new BenchException(reason);
            contestants.Add(await Contestant.StartAsync(kind, plan.Browsers).ConfigureAwait(false));
            Results[kind] = [];
        }
        catch (BenchException missing)
        {
            Missing[kind] = missing.Message;
            await log.WriteLineAsync($"  {kind.Title}: n/a, {missing.Message}").ConfigureAwait(false);
        }
    }

    private async Task RunAsync(Contestant contestant)
    {
        var result = await contestant.RunAsync(plan.Rate, plan.Datagrams, plan.Browsers, 0, Limit).ConfigureAwait(false);
        Results[contestant.Kind].Add(result);
        await log.WriteLineAsync(FormattableString.Invariant(
            $"  {contestant.Kind.Title,-26} {100 * result.Delivered,5:F1} %  {result.PerSecond,10:N0}/s  {result.Micros,6:F2} µs  p50 {result.P50,8:F1}  p99 {result.P99,8:F1} ms  client {100 * result.ClientBusy,3:F0} %{(result.Lagged > 0 ? $"  lagged {result.Lagged}" : "")}")).ConfigureAwait(false);
    }
}
