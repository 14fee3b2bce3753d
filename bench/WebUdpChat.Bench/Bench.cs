using System.Diagnostics;
using WebUdpChat.Bench.Processes;
using WebUdpChat.Bench.Report;
using WebUdpChat.Bench.Rows;

namespace WebUdpChat.Bench;

/// <summary>Measures everything and writes the page of results.</summary>
internal static class Bench
{
    public static async Task<int> RunAsync(BenchOptions options)
    {
        var (clock, load, log) = (Stopwatch.StartNew(), Machine.LoadAverage(), Console.Out);
        var fanOut = new FanOutRows(options, log);
        (string Name, Func<Task<IReadOnlyList<Figure>>> Run)[] parts =
        [
            ("receive", new ReceiveRow(options, log).RunAsync),
            ("clients", new ClientRow(log).RunAsync),
            ("many", fanOut.ManyAsync),
            ("fast", fanOut.FastAsync),
            ("calm", fanOut.CalmAsync),
            ("send", new SendRow(options, log).RunAsync),
            ("room", new RoomRow(options, log).RunAsync),
            ("journal", new JournalRow(options, log).RunAsync),
            ("idle", new IdleRow(options, log).RunAsync),
            ("start", new StartRow(options, log).RunAsync),
            ("stall", new StallRow(options, log).RunAsync),
            ("nodes", new NodesRow(options, log).RunAsync),
        ];
        var figures = new List<Figure>();
        foreach (var (name, run) in parts.Where(part => options.Wants(part.Name)))
        {
            await log.WriteLineAsync($"== {name}").ConfigureAwait(false);
            figures.AddRange(await run().ConfigureAwait(false));
            await WriteAsync(options, new ResultsPage(figures, fanOut.Scenarios, load), new Plot(fanOut.Scenarios), clock.Elapsed).ConfigureAwait(false);
        }

        Tell(options, figures);
        await log.WriteLineAsync($"{Results(options)}, {clock.Elapsed.TotalMinutes:F1} minutes").ConfigureAwait(false);
        return 0;
    }

    // Only a whole run takes the place of the committed results.
    private static string Results(BenchOptions options) =>
        options is { Quick: false, Only.Count: 0 } ? Places.Results : Path.Combine(Places.Output, "RESULTS.md");

    // After each part: a run that is broken off has told what it measured.
    private static async Task WriteAsync(BenchOptions options, ResultsPage page, Plot plot, TimeSpan took)
    {
        var results = Results(options);
        await File.WriteAllTextAsync(results, page.Write(options, DateOnly.FromDateTime(DateTime.Now), took)).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(results)!, "results.svg"), plot.Draw()).ConfigureAwait(false);
    }

    private static void Tell(BenchOptions options, List<Figure> figures)
    {
        foreach (var figure in figures)
        {
            var mark = figure.Bound is null || figure.Values.IsEmpty ? " " : figure.Bound.IsKept(Math.Round(figure.Values.Median, 2)) ? "+" : "-";
            Console.WriteLine($"{mark} {figure.Row,2}  {figure.Title}: {Number.Write(figure.Values)} {figure.Unit}");
        }

        foreach (var line in Baseline.Moved(figures))
            Console.WriteLine($"moved: {line}");
        if (options.SetBaseline)
            Baseline.Write(figures);
    }
}
