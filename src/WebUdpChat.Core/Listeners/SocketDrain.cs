using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Listeners;

/// <summary>Waits until the receive threads have read what the kernel holds.</summary>
internal sealed class SocketDrain(IReadOnlyList<IDatagramTransport> transports, ListenerCounters counters, TimeProvider time)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    // The kernel holds nothing, yet a receive thread may have a datagram in its hands.
    private static readonly TimeSpan HandOver = TimeSpan.FromMilliseconds(20);

    // Where the kernel does not say what it holds, nothing for this long is taken for nothing.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);

    /// <summary>True where all was read by the deadline.</summary>
    public async Task<bool> RunAsync(DateTimeOffset deadline)
    {
        var empty = new bool[transports.Count];
        var (lastRead, quietSince) = (counters.Read, time.GetUtcNow());
        while (time.GetUtcNow() < deadline)
        {
            for (var i = 0; i < empty.Length; i++)
                empty[i] |= transports[i].WaitingBytes == 0; // it was empty once: what was there before the drain is read
            if (Array.TrueForAll(empty, static seen => seen))
            {
                await Task.Delay(HandOver, time).ConfigureAwait(false);
                return true;
            }

            if (counters.Read != lastRead)
                (lastRead, quietSince) = (counters.Read, time.GetUtcNow());
            else if (time.GetUtcNow() - quietSince >= Quiet)
                return true;
            await Task.Delay(Step, time).ConfigureAwait(false);
        }

        return false;
    }
}
