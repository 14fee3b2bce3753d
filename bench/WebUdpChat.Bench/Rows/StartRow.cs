using System.Diagnostics;
using WebUdpChat.Bench.Processes;
using WebUdpChat.Bench.Report;
using WebUdpChat.Bench.Servers;
using WebUdpChat.Bench.Statistics;

namespace WebUdpChat.Bench.Rows;

/// <summary>Row 9: from the start of the published program to its first page, and what it takes when nothing happens.</summary>
internal sealed class StartRow(BenchOptions options, TextWriter log)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    // Asking more often would take the processor from the program that starts.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var (starts, sizes) = (new List<double>(), new List<double>());
        for (var round = -1; round < options.Rounds; round++)
        {
            var (start, size) = await MeasureAsync().ConfigureAwait(false);
            await log.WriteLineAsync(FormattableString.Invariant($"  first page after {start,5:F0} ms, {size:F0} MB")).ConfigureAwait(false);
            if (round < 0)
                continue; // the first one reads the program from the disk
            starts.Add(start);
            sizes.Add(size);
        }

        return
        [
            new("start", 9, "published program: start to first page served", "ms", new Series(starts), Bound.Most(600)),
            new("start.memory", 9, "published program: resident at idle", "MB", new Series(sizes), Bound.Most(100)),
        ];
    }

    private static async Task<(double Milliseconds, double Megabytes)> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("bench-");
        var place = new ServerPlace(FreePorts.Tcp(), FreePorts.Udp(), folder.FullName);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{place.Http}") };
        var clock = Stopwatch.StartNew();
        await using var process = Child.Start(ServerKinds.Gateway.Command(place), folder.FullName);
        process.Ignore();
        while (!await IsServedAsync(http).ConfigureAwait(false))
        {
            if (process.HasExited || clock.Elapsed > Limit)
                throw new BenchException($"The program did not start: {process.Errors}");
            await Task.Delay(Step).ConfigureAwait(false);
        }

        var milliseconds = clock.Elapsed.TotalMilliseconds;
        await Task.Delay(Rest).ConfigureAwait(false);
        return (milliseconds, process.Resident / 1e6);
    }

    private static async Task<bool> IsServedAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/").ConfigureAwait(false);
            return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync().ConfigureAwait(false)).Contains("<script", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
