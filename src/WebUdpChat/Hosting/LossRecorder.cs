using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;

namespace WebUdpChat.Hosting;

/// <summary>Looks once a second at what was lost before it could be journaled, and records it where it happened in the feed.</summary>
internal sealed class LossRecorder(GatewayRuntime runtime, TimeProvider time)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly Dictionary<(string Listener, GapReason Reason), long> _recorded = [];

    public async Task RunAsync(CancellationToken ending)
    {
        using var timer = new PeriodicTimer(Period, time);
        var from = time.GetUtcNow();
        try
        {
            while (await timer.WaitForNextTickAsync(ending).ConfigureAwait(false))
                from = await LookAsync(from).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await LookAsync(from).ConfigureAwait(false);
        }
    }

    private async Task<DateTimeOffset> LookAsync(DateTimeOffset from)
    {
        var to = time.GetUtcNow();
        foreach (var listener in runtime.Listeners.All)
        {
            foreach (var (reason, count) in Losses(listener))
                await RecordAsync(listener.Name, reason, count, from, to).ConfigureAwait(false);
        }

        return to;
    }

    private async Task RecordAsync(string listener, GapReason reason, long count, DateTimeOffset from, DateTimeOffset to)
    {
        var lost = count - _recorded.GetValueOrDefault((listener, reason));
        if (lost <= 0)
            return;
        _recorded[(listener, reason)] = count;
        await runtime.Journal.KeepAsync(new RecordGap(new GapRecorded(listener, reason, lost, from, to))).ConfigureAwait(false);
    }

    private static IEnumerable<(GapReason Reason, long Count)> Losses(PeerListener listener)
    {
        yield return (GapReason.KernelDrop, listener.Transports.Sum(static transport => transport.KernelDrops ?? 0));
        yield return (GapReason.Overload, listener.Counters.Dropped(DropReason.QueueFull) + listener.Counters.Dropped(DropReason.JournalFull));
        yield return (GapReason.StorageTrouble, listener.Counters.Dropped(DropReason.StorageTrouble));
    }
}
