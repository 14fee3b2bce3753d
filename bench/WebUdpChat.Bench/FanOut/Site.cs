using WebUdpChat.Bench.Load;
using WebUdpChat.Bench.Servers;

namespace WebUdpChat.Bench.FanOut;

/// <summary>One gateway, or two that share a journal, each with its part of the browsers and a sender of its own.</summary>
internal sealed class Site : IAsyncDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly PostgresServer? _database;
    private readonly List<(RunningServer Server, Browsers Browsers)> _gateways = [];
    private readonly int _browsers;

    private Site(int browsers, PostgresServer? database) => (_browsers, _database) = (browsers, database);

    private TimeSpan Cpu => _gateways.Aggregate(_database?.Cpu ?? TimeSpan.Zero, static (sum, each) => sum + each.Server.Cpu);

    /// <summary>Starts the gateways and opens the browsers.</summary>
    /// <param name="kinds">One or two.</param>
    /// <param name="browsers">How many browsers in all.</param>
    /// <param name="database">Whose work counts, too; null for none.</param>
    public static async Task<Site> OpenAsync(IReadOnlyList<ServerKind> kinds, int browsers, PostgresServer? database = null)
    {
        var site = new Site(browsers, database);
        foreach (var kind in kinds)
        {
            var server = await RunningServer.StartAsync(kind).ConfigureAwait(false);
            site._gateways.Add((server, await Browsers.OpenAsync(server, browsers / kinds.Count).ConfigureAwait(false)));
        }

        return site;
    }

    /// <summary>Sends so many datagrams, and waits until they are at every browser or no more come.</summary>
    public async Task<FanOutResult> RunAsync(int rate, int datagrams)
    {
        var run = RunNumber.Next();
        foreach (var (_, browsers) in _gateways)
            await browsers.BeginAsync(run).ConfigureAwait(false);
        var (server, client) = (Cpu, Clients);
        await Task.WhenAll(_gateways.Select((each, number) =>
            Sender.SendAsync(each.Server.Place.Udp, rate / _gateways.Count, datagrams / _gateways.Count, run + number))).ConfigureAwait(false);
        var tallies = await Task.WhenAll(_gateways.Select(each => each.Browsers.ReportAsync(datagrams, Quiet, Limit))).ConfigureAwait(false);
        var received = tallies.Sum(static tally => tally.Received);
        var seconds = (tallies.Max(static tally => tally.LastNs) - tallies.Min(static tally => tally.FirstNs)) / 1e9;
        return new FanOutResult(
            (double)received / ((long)datagrams * _browsers), tallies.Sum(static tally => tally.Disorder) == 0, received / seconds,
            (Cpu - server).TotalMicroseconds / received, tallies.Max(static tally => tally.P50), tallies.Max(static tally => tally.P99),
            (Clients - client).TotalSeconds / seconds, tallies.Sum(static tally => tally.Lagged));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (server, browsers) in _gateways)
        {
            await browsers.DisposeAsync().ConfigureAwait(false);
            await server.DisposeAsync().ConfigureAwait(false);
        }
    }

    private TimeSpan Clients => _gateways.Aggregate(TimeSpan.Zero, static (sum, each) => sum + each.Browsers.Cpu);
}
