using Microsoft.Extensions.Options;
using WebUdpChat.Chat;
using WebUdpChat.Configuration;

namespace WebUdpChat.Hosting;

/// <summary>Starts and ends the gateway with the host: before the page is served, and after it is not any more.</summary>
internal sealed class GatewayService(
    GatewayRuntime runtime, PeerBook peers, LossRecorder losses, ListenerWatch watch, Retention retention, PeerCare care, NodeCare nodes, StartPhase phase,
    TimeProvider time, IOptions<GatewayOptions> options)
    : IHostedLifecycleService, IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _ending = new();
    private Task _chores = Task.CompletedTask;
    private Task? _stop;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await runtime.StartAsync(cancellationToken).ConfigureAwait(false);
        await ConfiguredPeers.AddAsync(options.Value, peers, cancellationToken).ConfigureAwait(false);
        _chores = Task.WhenAll(
            losses.RunAsync(_ending.Token), watch.RunAsync(_ending.Token), retention.RunAsync(_ending.Token), care.RunAsync(_ending.Token), nodes.RunAsync(_ending.Token));
        phase.GatewayRuns = true;
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        runtime.StopTaking();
        return Task.CompletedTask;
    }

    // A host may be asked to stop by a signal and by whoever owns it.
    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
            return _stop ??= StopOnceAsync();
    }

    public void Dispose() => _ending.Dispose();

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task StopOnceAsync()
    {
        var saved = time.GetUtcNow() + Drain.Saving;
        await _ending.CancelAsync().ConfigureAwait(false);
        await _chores.ConfigureAwait(false);
        await runtime.DrainAsync().ConfigureAwait(false);
        await runtime.SaveAsync(saved).ConfigureAwait(false);
        losses.Look(); // committed, like all that waits, before the journal is closed
        await runtime.CloseAsync().ConfigureAwait(false);
    }
}
