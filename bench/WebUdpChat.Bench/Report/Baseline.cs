using System.Text.Json;
using WebUdpChat.Bench.Processes;

namespace WebUdpChat.Bench.Report;

/// <summary>The ratios of an earlier run that was committed, to see what moved.</summary>
internal static class Baseline
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static string File => Path.Combine(Places.Repository, "bench", "baseline.json");

    /// <summary>Keeps the ratios.</summary>
    public static void Write(IEnumerable<Figure> figures) => System.IO.File.WriteAllText(File, JsonSerializer.Serialize(
        figures.Where(static figure => figure is { IsRatio: true, Values.IsEmpty: false })
            .ToDictionary(static figure => figure.Key, static figure => new Span(figure.Values.Median, figure.Values.Low, figure.Values.High)), Options) + "\n");

    /// <summary>What lies outside of what was seen then by more than either run's own spread.</summary>
    public static IEnumerable<string> Moved(IEnumerable<Figure> figures)
    {
        if (!System.IO.File.Exists(File))
            yield break;
        var known = JsonSerializer.Deserialize<Dictionary<string, Span>>(System.IO.File.ReadAllText(File), Options)!;
        foreach (var figure in figures.Where(static figure => figure is { IsRatio: true, Values.IsEmpty: false }))
        {
            if (known.TryGetValue(figure.Key, out var then) && (figure.Values.Low > then.High || figure.Values.High < then.Low))
                yield return $"{figure.Title}: {Number.Write(figure.Values)}, was {Number.Write(then.Median)} ({Number.Write(then.Low)}–{Number.Write(then.High)})";
        }
    }

    private sealed record Span(double Median, double Low, double High);
}
