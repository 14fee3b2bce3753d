using System.Globalization;
using System.Text;
using WebUdpChat.Bench.FanOut;
using WebUdpChat.Bench.Servers;
using WebUdpChat.Bench.Statistics;

namespace WebUdpChat.Bench.Report;

/// <summary>Writes the page of results.</summary>
internal sealed class ResultsPage(IReadOnlyList<Figure> figures, IReadOnlyList<FanOutScenario> scenarios, string loadBefore)
{
    public string Write(BenchOptions options, DateOnly day, TimeSpan took)
    {
        var page = new StringBuilder();
        page.AppendLine("# Results of the bench").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"`./bench.sh{(options.Quick ? " --quick" : "")}{(options.Long ? " --long" : "")}` on {day:yyyy-MM-dd}, {options.Rounds} rounds, {took.TotalMinutes:F0} minutes. {Machine.Describe()}. Load average {loadBefore} before, {Machine.LoadAverage()} after.")
            .AppendLine("Everything runs on this one machine over loopback: server, load generator and browsers are processes of their own. Median (lowest–highest round). Read ratios rather than absolutes: both sides of a ratio were measured in the same minute. [How to read and repeat it](../docs/performance.md).").AppendLine();
        WriteRows(page);
        page.AppendLine("![CPU for each delivery](results.svg)").AppendLine();
        foreach (var scenario in scenarios.Where(static scenario => scenario.Results.Count > 0))
            WriteScenario(page, scenario);
        return page.ToString();
    }

    private void WriteRows(StringBuilder page)
    {
        page.AppendLine("| | what | measured | asked |").AppendLine("|---|---|---|---|");
        foreach (var figure in figures.OrderBy(static figure => figure.Row))
            page.AppendLine($"| {figure.Row} | {figure.Title} | {Number.Write(figure.Values)} {figure.Unit}{Mark(figure)} | {Asked(figure)} |");
        page.AppendLine();
    }

    private static string Mark(Figure figure) =>
        figure.Bound is { } bound && !figure.Values.IsEmpty && !bound.IsKept(Math.Round(figure.Values.Median, 2)) ? " **missed**" : "";

    private static string Asked(Figure figure) => figure.Bound is { } bound
        ? $"{(bound.AtLeast ? "≥" : "≤")} {Number.Write(bound.Value)} {figure.Unit}"
        : "";

    private static void WriteScenario(StringBuilder page, FanOutScenario scenario)
    {
        page.AppendLine($"## {scenario.Plan.Title}").AppendLine()
            .AppendLine("| | delivered | in order | deliveries/s | µs CPU each | p50 ms | p99 ms | browsers busy |").AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var kind in scenario.Plan.Servers)
            page.AppendLine(scenario.Missing.TryGetValue(kind, out var reason) ? $"| {kind.Title} | n/a ({reason}) | | | | | | |" : Row(kind, scenario.Results[kind]));
        page.AppendLine();
    }

    private static string Row(ServerKind kind, List<FanOutResult> rounds)
    {
        var valid = rounds.Where(static one => !one.IsVoid).ToList();
        string Of(Func<FanOutResult, double> value) => Number.Write(new Series(valid.Select(value)));
        return $"| {kind.Title} | {Of(static one => 100 * one.Delivered)} % | {(valid.TrueForAll(static one => one.InOrder) ? "yes" : "no")} | {Of(static one => one.PerSecond)} "
            + $"| {Of(static one => one.Micros)} | {Of(static one => one.P50)} | {Of(static one => one.P99)} | {Of(static one => 100 * one.ClientBusy)} % |";
    }
}
