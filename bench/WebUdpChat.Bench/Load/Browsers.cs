using System.Globalization;
using WebUdpChat.Bench.Processes;
using WebUdpChat.Bench.Servers;

namespace WebUdpChat.Bench.Load;

/// <summary>The browsers of one server: a program of one thread that does little else than count.</summary>
internal sealed class Browsers : IAsyncDisposable
{
    private readonly Child _program;

    private Browsers(Child program) => _program = program;

    public TimeSpan Cpu => _program.Cpu;

    /// <summary>Opens so many, and waits until all are let in.</summary>
    public static Task<Browsers> OpenAsync(RunningServer server, int count) => OpenAsync(server.Place.Http, server.Kind.Protocol, count);

    public static async Task<Browsers> OpenAsync(int port, string protocol, int count)
    {
        var program = Child.Start(
        [
            Places.Load("browsers"), "--port", Text(port), "--protocol", protocol, "--count", Text(count),
        ]);
        var browsers = new Browsers(program);
        await program.ReadLineAsync().ConfigureAwait(false);
        return browsers;
    }

    /// <summary>Forgets what came and counts a run from now on.</summary>
    public Task BeginAsync(int run) => _program.AskAsync($"run {run}");

    /// <summary>Lets the first so many read nothing any more.</summary>
    public void Stall(int count) => _program.Write($"stall {count}");

    /// <summary>What came, when all has come, nothing more comes, or the time is up.</summary>
    public async Task<Tally> ReportAsync(int each, TimeSpan quiet, TimeSpan limit) => Json.Read<Tally>(
        await _program.AskAsync(string.Create(CultureInfo.InvariantCulture, $"report {each} {quiet.TotalMilliseconds} {limit.TotalMilliseconds}")).ConfigureAwait(false));

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What came to all browsers that read.</summary>
/// <param name="Browsers">How many browsers.</param>
/// <param name="Complete">How many of them have everything.</param>
/// <param name="Closed">How many lost their connection.</param>
/// <param name="Received">Messages that came, to all of them together.</param>
/// <param name="Disorder">Messages that came late or twice.</param>
/// <param name="Lagged">How often one was told that it lags and read from the journal.</param>
/// <param name="Bytes">Bytes of all messages.</param>
/// <param name="FirstNs">When the first was sent.</param>
/// <param name="LastNs">When the last came.</param>
/// <param name="P50">Median of the delay in milliseconds.</param>
/// <param name="P90">What nine of ten did not exceed.</param>
/// <param name="P99">What 99 of 100 did not exceed.</param>
/// <param name="Max">The longest.</param>
internal sealed record Tally(
    int Browsers, int Complete, int Closed, long Received, long Disorder, long Lagged, long Bytes, long FirstNs, long LastNs,
    double P50, double P90, double P99, double Max)
{
    /// <summary>From the first datagram to the last message, in seconds.</summary>
    public double Seconds => (LastNs - FirstNs) / 1e9;
}
