using Microsoft.Extensions.Options;
using WebUdpChat.Configuration;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Hosting;

/// <summary>Looks once a second whether other nodes are gone, and after what waits for their peers.</summary>
internal sealed class NodeCare(GatewayRuntime runtime, IOptions<GatewayOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken ending)
    {
        if (runtime.Store is not ISharedJournalStore shared)
            return;
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ending).ConfigureAwait(false))
                await LookAsync(shared, ending).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The gateway ends; the others look.
        }
    }

    private async Task LookAsync(ISharedJournalStore shared, CancellationToken ending)
    {
        try
        {
            var nodes = await shared.ReadNodesAsync(ending).ConfigureAwait(false);
            var gone = nodes.Where(node => node.IsGone && node.Name != shared.Node).Select(static node => node.Name).ToHashSet();
            if (CareForGone.IsNeeded(runtime.State, gone, MayTake))
                await runtime.Journal.ExecuteAsync(new CareForGone(MayTake, runtime.DropsDuplicates)).WaitAsync(ending).ConfigureAwait(false);
        }
        catch (JournalStorageException)
        {
            // The journal's writer meets the same and tells of it.
        }
    }

    // A peer of nobody is of the time before there were nodes.
    private bool MayTake(Peer peer) =>
        (peer.Node is null || options.Value.Node.TakeOver) && runtime.Listeners.Find(peer.Listener) is not null;
}
