using System.Runtime.CompilerServices;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;

namespace WebUdpChat.Hosting;

/// <summary>Looks once a second at what was lost before it could be journaled, and records it where it happened in the feed.</summary>
internal sealed class LossRecorder(GatewayRuntime runtime, TimeProvider time)
{
    private static readonly DropReason[] Overload = [DropReason.QueueFull, DropReason.JournalFull, DropReason.Closing];
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly ConditionalWeakTable<PeerListener, Dictionary<GapReason, long>> _recorded = [];

    private DateTimeOffset _from = time.GetUtcNow();

    public async Task RunAsync(CancellationToken ending)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ending).ConfigureAwait(false))
                await Task.WhenAll(Look()).WaitAsync(ending).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The last look is taken when the sockets are closed.
        }
    }

    /// <summary>Looks at what was lost since the last time. The tasks end when the journal has it, or has ended itself.</summary>
    public List<Task> Look()
    {
        var (from, to) = (_from, time.GetUtcNow());
        _from = to;
        return [.. runtime.Listeners.All.SelectMany(listener => Record(listener, from, to))];
    }

    /// <summary>Takes the last look at a listener that is closed and is no longer among the others.</summary>
    public void Leave(PeerListener listener) => _ = Record(listener, _from, time.GetUtcNow());

    private List<Task> Record(PeerListener listener, DateTimeOffset from, DateTimeOffset to)
    {
        var recorded = _recorded.GetOrCreateValue(listener);
        var tasks = new List<Task>();
        lock (recorded)
        {
            foreach (var (reason, count) in Losses(listener))
            {
                var lost = count - recorded.GetValueOrDefault(reason);
                if (lost <= 0)
                    continue;
                recorded[reason] = count;
                tasks.Add(runtime.Journal.KeepAsync(new RecordGap(new GapRecorded(listener.Name, reason, lost, from, to))));
            }
        }

        return tasks;
    }

    private static IEnumerable<(GapReason Reason, long Count)> Losses(PeerListener listener)
    {
        yield return (GapReason.KernelDrop, listener.Transports.Sum(static transport => transport.KernelDrops ?? 0));
        yield return (GapReason.Overload, Overload.Sum(listener.Counters.Dropped));
        yield return (GapReason.StorageTrouble, listener.Counters.Dropped(DropReason.StorageTrouble));
        yield return (GapReason.Lab, listener.Counters.Dropped(DropReason.Lab));
    }
}
