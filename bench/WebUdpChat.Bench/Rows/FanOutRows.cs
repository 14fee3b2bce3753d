using WebUdpChat.Bench.FanOut;
using WebUdpChat.Bench.Report;
using WebUdpChat.Bench.Servers;
using WebUdpChat.Bench.Statistics;

namespace WebUdpChat.Bench.Rows;

/// <summary>Rows 2, 3 and 4: datagrams to browsers, beside what a user would pick instead.</summary>
internal sealed class FanOutRows(BenchOptions options, TextWriter log)
{
    private static readonly ServerKind[] Few = [ServerKinds.Gateway, ServerKinds.Ws, ServerKinds.WsGathered];

    /// <summary>The scenarios, with what each server did.</summary>
    public IReadOnlyList<FanOutScenario> Scenarios { get; } =
    [
        new(new FanOutPlan("many", 1_000, 1_000, options.Quick ? 1 : 2, Peers(options, ServerKinds.LibWebsockets, ServerKinds.Websockets, ServerKinds.Aiohttp)), options, log),
        new(new FanOutPlan("fast", 30_000, 100, options.Quick ? 1 : 2, Peers(options, ServerKinds.SocketIo, ServerKinds.NodeRed)), options, log),
        new(new FanOutPlan("calm", 100, 10, 2, Peers(
            options, ServerKinds.SocketIo, ServerKinds.NodeRed, ServerKinds.LibWebsockets, ServerKinds.Websockets, ServerKinds.Aiohttp)), options, log),
    ];

    public Task<IReadOnlyList<Figure>> ManyAsync() => RunAsync(Scenarios[0], Many);

    public Task<IReadOnlyList<Figure>> FastAsync() => RunAsync(Scenarios[1], Fast);

    public Task<IReadOnlyList<Figure>> CalmAsync() => RunAsync(Scenarios[2], Calm);

    private static async Task<IReadOnlyList<Figure>> RunAsync(FanOutScenario scenario, Func<FanOutScenario, List<Figure>> figures)
    {
        await scenario.RunAsync().ConfigureAwait(false);
        return scenario.Results.ContainsKey(ServerKinds.Gateway) ? figures(scenario) : [];
    }

    private static ServerKind[] Peers(BenchOptions options, params ServerKind[] more) => options.Quick ? Few : [.. Few, .. more];

    private static List<Figure> Many(FanOutScenario scenario) =>
    [
        Own(scenario, 2, "delivered", "delivered, in order", "%", static one => one.InOrder ? 100 * one.Delivered : 0, Bound.Least(100)),
        Ratio(scenario, 2, "cpu.ws", "CPU for each delivery, over Node `ws`", ServerKinds.Ws, static one => one.Micros, Bound.Most(0.2)),
        Ratio(scenario, 2, "cpu.gathered", "CPU for each delivery, over Node `ws` gathered", ServerKinds.WsGathered, static one => one.Micros, Bound.Most(1.5)),
        Own(scenario, 2, "p99", "p99 of the delay", "ms", static one => one.P99, Bound.Most(150)),
    ];

    private static List<Figure> Fast(FanOutScenario scenario) =>
    [
        Own(scenario, 3, "delivered", "delivered, in order", "%", static one => one.InOrder ? 100 * one.Delivered : 0, Bound.Least(100)),
        Own(scenario, 3, "p99", "p99 of the delay", "ms", static one => one.P99, Bound.Most(300)),
        Ratio(scenario, 3, "cpu.gathered", "CPU for each delivery, over Node `ws` gathered", ServerKinds.WsGathered, static one => one.Micros, null),
    ];

    private static List<Figure> Calm(FanOutScenario scenario) =>
    [
        Ratio(scenario, 4, "p50.ws", "p50 of the delay, over Node `ws`", ServerKinds.Ws, static one => one.P50, Bound.Most(1.2)),
        Ratio(scenario, 4, "p99.ws", "p99 of the delay, over Node `ws`", ServerKinds.Ws, static one => one.P99, Bound.Most(1.2)),
    ];

    private static Figure Own(FanOutScenario scenario, int row, string key, string title, string unit, Func<FanOutResult, double> value, Bound bound) => new(
        $"{scenario.Plan.Key}.{key}", row, $"{scenario.Plan.Title}: {title}", unit, new Series(Valid(scenario, ServerKinds.Gateway, value)), bound);

    private static Figure Ratio(FanOutScenario scenario, int row, string key, string title, ServerKind peer, Func<FanOutResult, double> value, Bound? bound) => new(
        $"{scenario.Plan.Key}.{key}", row, $"{scenario.Plan.Title}: {title}", "×",
        scenario.Results.ContainsKey(peer) ? Series.Ratio(Valid(scenario, ServerKinds.Gateway, value), Valid(scenario, peer, value)) : new Series([]), bound);

    // A round in which the browsers were the bottleneck says nothing.
    private static List<double> Valid(FanOutScenario scenario, ServerKind kind, Func<FanOutResult, double> value) =>
        [.. scenario.Results[kind].Select(one => one.IsVoid ? double.NaN : value(one))];
}
