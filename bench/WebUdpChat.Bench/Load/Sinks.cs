using System.Globalization;
using WebUdpChat.Bench.Processes;

namespace WebUdpChat.Bench.Load;

/// <summary>Raw peers that only count, each with a socket of its own.</summary>
internal sealed class Sinks : IAsyncDisposable
{
    private readonly Child _program;

    private Sinks(Child program, IReadOnlyList<int> ports) => (_program, Ports) = (program, ports);

    public IReadOnlyList<int> Ports { get; }

    public static async Task<Sinks> OpenAsync(int count)
    {
        var program = Child.Start([Places.Load("sinks"), "--count", count.ToString(CultureInfo.InvariantCulture)]);
        var ports = await program.ReadLineAsync().ConfigureAwait(false);
        return new Sinks(program, [.. ports.Split(' ').Select(static port => int.Parse(port, CultureInfo.InvariantCulture))]);
    }

    /// <summary>Forgets what came.</summary>
    public Task ExpectAsync(long count) => _program.AskAsync($"expect {count}");

    /// <summary>What came, when all has come or nothing more comes.</summary>
    public async Task<SinkTally> ReportAsync() => Json.Read<SinkTally>(await _program.AskAsync("report 2000").ConfigureAwait(false));

    public ValueTask DisposeAsync() => _program.DisposeAsync();
}

/// <summary>What came to all sinks.</summary>
/// <param name="Received">Datagrams.</param>
/// <param name="FirstNs">When the first came.</param>
/// <param name="LastNs">When the last came.</param>
internal sealed record SinkTally(long Received, long FirstNs, long LastNs)
{
    /// <summary>From the first to the last, in seconds.</summary>
    public double Seconds => (LastNs - FirstNs) / 1e9;
}
