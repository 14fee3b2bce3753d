using WebUdpChat.Bench.Load;
using WebUdpChat.Bench.Servers;

namespace WebUdpChat.Bench.FanOut;

/// <summary>A server with its browsers, warm from one round to the next.</summary>
internal sealed class Contestant : IAsyncDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private readonly RunningServer _server;
    private Browsers _browsers;

    private Contestant(RunningServer server, Browsers browsers) => (_server, _browsers) = (server, browsers);

    public ServerKind Kind => _server.Kind;

    public static async Task<Contestant> StartAsync(ServerKind kind, int browsers)
    {
        var server = await RunningServer.StartAsync(kind).ConfigureAwait(false);
        return new Contestant(server, await Browsers.OpenAsync(server, browsers).ConfigureAwait(false));
    }

    /// <summary>Runs one round.</summary>
    /// <param name="rate">Datagrams a second.</param>
    /// <param name="datagrams">How many.</param>
    /// <param name="browsers">How many browsers there are.</param>
    /// <param name="stalled">How many of them read nothing.</param>
    /// <param name="limit">How long to wait for the rest when all is sent.</param>
    public async Task<FanOutResult> RunAsync(int rate, int datagrams, int browsers, int stalled, TimeSpan limit)
    {
        var run = RunNumber.Next();
        await _browsers.BeginAsync(run).ConfigureAwait(false);
        var (server, client) = (_server.Cpu, _browsers.Cpu);
        await Sender.SendAsync(_server.Place.Udp, rate, datagrams, run).ConfigureAwait(false);
        var tally = await _browsers.ReportAsync(datagrams, Quiet, limit).ConfigureAwait(false);
        var spent = _server.Cpu - server;
        var result = new FanOutResult(
            (double)tally.Received / ((long)datagrams * (browsers - stalled)), tally.Disorder == 0, tally.Received / tally.Seconds,
            spent.TotalMicroseconds / tally.Received, tally.P50, tally.P99, (_browsers.Cpu - client).TotalSeconds / tally.Seconds, tally.Lagged);
        if (!result.IsComplete)
            await RenewAsync(browsers, stalled).ConfigureAwait(false);
        return result;
    }

    public void Stall(int browsers) => _browsers.Stall(browsers);

    public async ValueTask DisposeAsync()
    {
        await _browsers.DisposeAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
    }

    // What a server still owes is of no use to the next round.
    private async Task RenewAsync(int browsers, int stalled)
    {
        await _browsers.DisposeAsync().ConfigureAwait(false);
        await Task.Delay(Quiet).ConfigureAwait(false);
        _browsers = await Browsers.OpenAsync(_server, browsers).ConfigureAwait(false);
        _browsers.Stall(stalled);
    }
}
