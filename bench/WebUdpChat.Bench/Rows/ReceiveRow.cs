using System.Globalization;
using WebUdpChat.Bench.Load;
using WebUdpChat.Bench.Processes;
using WebUdpChat.Bench.Report;
using WebUdpChat.Bench.Statistics;

namespace WebUdpChat.Bench.Rows;

/// <summary>Row 1: what it costs to read datagrams off a buffer that is full, beside a C program that does nothing else.</summary>
internal sealed class ReceiveRow(BenchOptions options, TextWriter log)
{
    private const int Datagrams = 20_000;
    private const int WarmRounds = 20;

    private static readonly string Self = Path.ChangeExtension(typeof(ReceiveRow).Assembly.Location, ".dll");

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var sender = FreePorts.Udp();
        await using var yardstick = await Reader.StartAsync([Places.Load("drain")]).ConfigureAwait(false);
        await using var socket = await Reader.StartAsync(["dotnet", Self, "socket"]).ConfigureAwait(false);
        await using var listener = await Reader.StartAsync(["dotnet", Self, "receive", Text(sender)]).ConfigureAwait(false);
        await using var lab = await Reader.StartAsync(["dotnet", Self, "lab"]).ConfigureAwait(false);
        Reader[] readers = [yardstick, socket, listener, lab];
        var drained = readers.Select(static _ => new List<Drained>()).ToList();
        for (var round = -WarmRounds; round < 10 * options.Rounds; round++)
        {
            for (var i = 0; i < readers.Length; i++)
            {
                var at = (i + round + WarmRounds) % readers.Length;
                var one = await readers[at].DrainAsync(sender).ConfigureAwait(false);
                if (round >= 0)
                    drained[at].Add(one);
            }
        }

        for (var i = 0; i < readers.Length; i++)
            await log.WriteLineAsync(FormattableString.Invariant($"  {readers[i].Name,-12} {new Series(drained[i].Select(static one => one.Nanoseconds)).Median,6:F0} ns of CPU for each")).ConfigureAwait(false);
        return Figures(drained[0], drained[1], drained[2], drained[3]);
    }

    private static List<Figure> Figures(List<Drained> yardstick, List<Drained> socket, List<Drained> listener, List<Drained> lab) =>
    [
        new("receive", 1, "receive and decode: datagrams per CPU second, over C `recvmmsg`", "×", Ratio(yardstick, listener), Bound.Least(0.85)),
        new("receive.socket", 1, "the receive thread alone, over C `recvmmsg`", "×", Ratio(yardstick, socket)),
        new("receive.lab", 1, "the receive thread with the fault lab in its way, off: CPU for each datagram, over without", "×", Ratio(lab, socket)),
        new("receive.allocated", 1, "allocated for each datagram on the receive thread", "B",
            new Series(listener.Select(static one => (double)one.ReceiveThreadBytes / Datagrams)), Bound.Most(0)),
        new("receive.ns", 1, "CPU for each datagram, receive and decode", "ns", new Series(listener.Select(static one => one.Nanoseconds))),
    ];

    private static Series Ratio(List<Drained> over, List<Drained> under) =>
        Series.Ratio([.. over.Select(static one => one.Nanoseconds)], [.. under.Select(static one => one.Nanoseconds)]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Drained(double CpuSeconds, long ReceiveThreadBytes)
    {
        public double Nanoseconds => CpuSeconds * 1e9 / Datagrams;
    }

    private sealed class Reader(string name, Child program, int port) : IAsyncDisposable
    {
        public string Name => name;

        public static async Task<Reader> StartAsync(IReadOnlyList<string> command)
        {
            var program = Child.Start(command);
            var port = (await program.ReadLineAsync().ConfigureAwait(false)).Split(' ')[1];
            return new Reader(command.Count == 1 ? "C recvmmsg" : command[2], program, int.Parse(port, CultureInfo.InvariantCulture));
        }

        // Nobody reads while the buffer is filled.
        public async Task<Drained> DrainAsync(int sender)
        {
            await Sender.SendAsync(port, 0, Datagrams, run: 1, sender).ConfigureAwait(false);
            return Json.Read<Drained>(await program.AskAsync($"drain {Datagrams}").ConfigureAwait(false));
        }

        public ValueTask DisposeAsync() => program.DisposeAsync();
    }
}
