using System.Globalization;
using WebUdpChat.Bench.Load;
using WebUdpChat.Bench.Processes;
using WebUdpChat.Bench.Report;
using WebUdpChat.Bench.Servers;
using WebUdpChat.Bench.Statistics;

namespace WebUdpChat.Bench.Rows;

/// <summary>Row 6: one message to a room of raw peers, beside a C program that does nothing but <c>sendmmsg</c>.</summary>
internal sealed class RoomRow(BenchOptions options, TextWriter log)
{
    private const int Messages = 5;
    private const string Text = "The quick brown fox jumps over the lazy dog, 64 bytes in all.";

    private readonly int _peers = options.Quick ? 300 : 1_000;

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        await using var sinks = await Sinks.OpenAsync(_peers).ConfigureAwait(false);
        await using var gateway = await RunningServer.StartAsync(ServerKinds.Gateway).ConfigureAwait(false);
        using var api = new GatewayApi(gateway);
        var room = await FillAsync(api, sinks.Ports).ConfigureAwait(false);
        var (ours, yardstick, whole) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = -2; round < options.Rounds; round++)
        {
            var c = await SpreadAsync(sinks).ConfigureAwait(false);
            var (burst, all) = await SendAsync(api, room, sinks).ConfigureAwait(false);
            await log.WriteLineAsync(FormattableString.Invariant($"  C {c,9:N0}/s   ours {burst,9:N0}/s on the wire, {all,9:N0}/s with all that is journaled")).ConfigureAwait(false);
            if (round < 0)
                continue;
            yardstick.Add(c);
            ours.Add(burst);
            whole.Add(all);
        }

        return
        [
            new("room", 6, $"one message to a room of {_peers:N0} raw peers: datagrams/s from the first to the last, over a C `sendmmsg` loop", "×", Series.Ratio(ours, yardstick), Bound.Least(0.5)),
            new("room.rate", 6, "datagrams/s, from the first to the last of a message", "/s", new Series(ours)),
            new("room.whole", 6, "datagrams/s of one message after the other, all states journaled and told", "/s", new Series(whole)),
        ];
    }

    private static async Task<string> FillAsync(GatewayApi api, IReadOnlyList<int> ports)
    {
        var peers = new List<string>();
        foreach (var port in ports)
            peers.Add(await api.AddPeerAsync($"127.0.0.1:{port}").ConfigureAwait(false));
        return await api.CreateRoomAsync("everybody", peers).ConfigureAwait(false);
    }

    private async Task<double> SpreadAsync(Sinks sinks)
    {
        await sinks.ExpectAsync((long)_peers * Messages).ConfigureAwait(false);
        await Child.RunAsync([Places.Load("spread"), "--rounds", Messages.ToString(CultureInfo.InvariantCulture), "--size", "64",
            .. sinks.Ports.Select(static port => port.ToString(CultureInfo.InvariantCulture))]).ConfigureAwait(false);
        return Rate(await sinks.ReportAsync().ConfigureAwait(false));
    }

    // How fast the datagrams of single messages leave, and those of messages that follow each other.
    private async Task<(double Burst, double All)> SendAsync(GatewayApi api, string room, Sinks sinks)
    {
        var bursts = new List<double>();
        for (var i = 0; i < Messages; i++)
        {
            await sinks.ExpectAsync(_peers).ConfigureAwait(false);
            await api.SendAsync(room, Text).ConfigureAwait(false);
            bursts.Add(Rate(await sinks.ReportAsync().ConfigureAwait(false)));
        }

        await sinks.ExpectAsync((long)_peers * Messages).ConfigureAwait(false);
        for (var i = 0; i < Messages; i++)
            await api.SendAsync(room, Text).ConfigureAwait(false);
        return (new Series(bursts).Median, Rate(await sinks.ReportAsync().ConfigureAwait(false)));
    }

    private double Rate(SinkTally tally) => tally.Received % _peers == 0
        ? tally.Received / tally.Seconds
        : throw new BenchException($"{tally.Received} datagrams came to {_peers} peers.");
}
