using System.Globalization;
using WebUdpChat.Bench.Load;
using WebUdpChat.Bench.Processes;
using WebUdpChat.Bench.Report;
using WebUdpChat.Bench.Statistics;

namespace WebUdpChat.Bench.Rows;

/// <summary>How much the browsers of the bench can take, from a server that does nothing but write: they must not be what is measured.</summary>
internal sealed class ClientRow(TextWriter log)
{
    private const int Count = 100;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(2);

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var port = FreePorts.Tcp();
        await using var server = Child.Start([Places.Load("firehose"), "--port", port.ToString(CultureInfo.InvariantCulture), "--events", "10", "--size", "430"]);
        await Task.Delay(Time / 4).ConfigureAwait(false); // it listens by then
        await using var browsers = await Browsers.OpenAsync(port, "raw", Count).ConfigureAwait(false);
        await browsers.BeginAsync(run: 1).ConfigureAwait(false);
        var cpu = browsers.Cpu;
        await Task.Delay(Time).ConfigureAwait(false);
        var tally = await browsers.ReportAsync(int.MaxValue, Time, TimeSpan.Zero).ConfigureAwait(false);
        var each = (browsers.Cpu - cpu) / tally.Received;
        await log.WriteLineAsync(FormattableString.Invariant($"  {tally.Received / Time.TotalSeconds:N0} messages/s")).ConfigureAwait(false);
        return [new("clients", 0, "messages of 430 bytes that the bench's browsers take in a second of their CPU", "/s", new Series([1 / each.TotalSeconds]))];
    }
}
