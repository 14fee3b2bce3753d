using System.Diagnostics;
using System.Reflection;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using WebUdpChat.Bench.Report;
using WebUdpChat.MicroBench.Report;

namespace WebUdpChat.MicroBench;

/// <summary>Measures single parts of the gateway, each by itself in this process, and writes the page of them.</summary>
internal static class MicroRun
{
    private static string Repository => typeof(MicroRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(static each => each.Key == "RepositoryRoot").Value!;

    private static string Artifacts => Path.Combine(Repository, "artifacts", "bench");

    public static int Usage()
    {
        Console.Error.WriteLine("Usage: bench.sh --micro [FILTER], a filter such as *Text*");
        return 64;
    }

    /// <summary>Runs the benchmarks whose names match a pattern; all of them for null.</summary>
    public static int Run(string? filter)
    {
        var (clock, load) = (Stopwatch.StartNew(), Machine.LoadAverage());
        Directory.CreateDirectory(Artifacts);
        var summaries = BenchmarkRunner.Run(typeof(MicroRun).Assembly, Config(filter));
        if (summaries.Length == 0 || !summaries.All(HasWorked))
            return 1;
        var page = Path.Combine(filter is null ? Path.Combine(Repository, "bench") : Artifacts, "MICRO.md");
        File.WriteAllText(page, MicroPage.Write(summaries, load, clock.Elapsed));
        Console.WriteLine(FormattableString.Invariant($"{page}, {clock.Elapsed.TotalMinutes:F1} minutes"));
        return 0;
    }

    // In this process: the parts are internal, and nothing is built for each of them.
    private static ManualConfig Config(string? filter)
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
                .WithWarmupCount(3).WithIterationCount(9).WithIterationTime(TimeInterval.FromMilliseconds(150)))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Ascii)
            .WithOptions(ConfigOptions.DisableLogFile)
            .WithArtifactsPath(Path.Combine(Artifacts, "micro"));
        return filter is null ? config : config.AddFilter(new GlobFilter([filter]));
    }

    private static bool HasWorked(Summary summary) =>
        !summary.HasCriticalValidationErrors && summary.Reports.All(static report => report is { Success: true, ResultStatistics: not null });
}
