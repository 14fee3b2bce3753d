using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Listeners;

namespace WebUdpChat.Core.Gateway;

/// <summary>Cuts what a listener found in one turn into parts of a size that a commit takes: a turn of long datagrams has many MiB.</summary>
internal static class IntakeSplit
{
    private const int Overhead = 256;
    private const long MaxWeight = 128 << 10;

    /// <summary>How many bytes an event takes while it waits, about.</summary>
    public static long Weigh(ListenerEvent each) =>
        Overhead + (each.Event is MessageReceived message ? message.Bytes.Length : 0L);

    /// <summary>The parts, in order, each with at least one event.</summary>
    public static IEnumerable<ListenerBatch> Split(ListenerBatch batch)
    {
        var (start, weight) = (0, 0L);
        for (var i = 0; i < batch.Events.Count; i++)
        {
            var more = Weigh(batch.Events[i]);
            if (i > start && weight + more > MaxWeight)
            {
                yield return Part(batch, start, i);
                (start, weight) = (i, 0);
            }

            weight += more;
        }

        yield return Part(batch, start, batch.Events.Count);
    }

    private static ListenerBatch Part(ListenerBatch batch, int start, int end) =>
        end - start == batch.Events.Count ? batch : batch with { Events = [.. batch.Events.Skip(start).Take(end - start)] };
}
