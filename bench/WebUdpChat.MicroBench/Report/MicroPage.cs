using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text;
using BenchmarkDotNet.Reports;
using WebUdpChat.Bench.Report;

namespace WebUdpChat.MicroBench.Report;

/// <summary>The page of the micro-benchmarks.</summary>
internal static class MicroPage
{
    private const double NanosecondsInMicrosecond = 1_000;

    /// <summary>Writes it.</summary>
    /// <param name="summaries">What was measured, one for each class of benchmarks.</param>
    /// <param name="load">The load average before.</param>
    /// <param name="took">How long it took.</param>
    public static string Write(IEnumerable<Summary> summaries, string load, TimeSpan took)
    {
        var page = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            # Micro-benchmarks

            Single parts, each by itself: `./bench.sh --micro` wrote this page ([how](README.md#micro-benchmarks)). {DateTime.Now:yyyy-MM-dd}, {Machine.Describe()}, load average {load} before and {Machine.LoadAverage()} after, {took.TotalMinutes:F1} minutes. Median of nine iterations, and how far they lie apart; bytes are those that are allocated each time.

            | part | what | median | from, to | bytes |
            |---|---|---|---|---|

            """));
        foreach (var summary in summaries)
            AppendPart(page, summary);
        return page.ToString();
    }

    private static void AppendPart(StringBuilder page, Summary summary)
    {
        foreach (var report in summary.Reports)
        {
            var (benchmark, statistics) = (report.BenchmarkCase, report.ResultStatistics!);
            var what = benchmark.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');
            var with = string.Concat(benchmark.Parameters.Items.Select(static item => $", {item.Value}"));
            var bytes = report.GcStats.GetBytesAllocatedPerOperation(benchmark) ?? 0;
            page.AppendLine(CultureInfo.InvariantCulture,
                $"| {PartOf(benchmark.Descriptor.Type)} | {what}{with} | {Time(statistics.Median)} | {Time(statistics.Min)}–{Time(statistics.Max)} | {bytes:N0} |");
        }
    }

    private static string PartOf(Type type) => type.GetCustomAttribute<DescriptionAttribute>()?.Description ?? type.Name;

    private static string Time(double nanoseconds) => nanoseconds >= NanosecondsInMicrosecond
        ? string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / NanosecondsInMicrosecond:N2} µs")
        : string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:N1} ns");
}
