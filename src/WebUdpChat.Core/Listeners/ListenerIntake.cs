using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Listeners;

/// <summary>Takes what a receive thread reads, counts it and queues it for the loop.</summary>
internal sealed class ListenerIntake(
    string listener, IListenerSink sink, ListenerQueues queues, ListenerLoop loop, ListenerCounters counters, TimeProvider time) : ILabReceiver
{
    // With more, two threads get done sooner than one.
    private const int Few = 4;

    private readonly DatagramPacker _packer = new(queues.Datagrams);
    private volatile bool _closed;

    /// <summary>From now on everything is counted and dropped.</summary>
    public void Close() => _closed = true;

    /// <inheritdoc/>
    public void OnBatch(ReceivedBatch batch)
    {
        _packer.Begin(time.GetUtcNow());
        var bytes = 0L;
        for (var i = 0; i < batch.Count;)
        {
            var end = i + batch.CountAlike(i);
            bytes += TakeAlike(batch, i, end);
            i = end;
        }

        counters.CountRead(batch.Count, bytes);
        _packer.End();
        if (!batch.IsFollowed && !TryServe(batch))
            queues.Signal.Set();
    }

    /// <inheritdoc/>
    public void OnDatagram(PeerAddress from, ReadOnlySpan<byte> datagram, bool truncated) => Take(from, default, datagram, truncated, default);

    /// <inheritdoc/>
    public void OnGroupDatagram(PeerAddress from, PeerAddress group, ReadOnlySpan<byte> datagram, bool truncated) =>
        Take(from, group, datagram, truncated, default);

    /// <inheritdoc/>
    public void OnImpaired(PeerAddress from, PeerAddress group, ReadOnlySpan<byte> datagram, bool truncated, LabMark mark) =>
        Take(from, group, datagram, truncated, mark);

    /// <inheritdoc/>
    public void OnLost(PeerAddress from, int length, LabMark mark)
    {
        counters.CountRead(length);
        counters.CountDropped(DropReason.Lab);
    }

    /// <inheritdoc/>
    public void OnForeignDatagram()
    {
        counters.CountRead();
        counters.CountDropped(DropReason.Foreign);
    }

    /// <inheritdoc/>
    public void OnUnreachable(PeerAddress peer, UnreachableReason reason, ReadOnlySpan<byte> quoted)
    {
        counters.Count(ListenerNotice.Unreachable);
        if (queues.Unreachables.TryAdd(new UnreachableNotice(peer, reason, quoted.ToArray())))
            queues.Signal.Set();
        else
            counters.Count(ListenerNotice.UnreachableLost);
    }

    // To wake another thread takes longer than to handle what comes by itself.
    private bool TryServe(ReceivedBatch batch) =>
        batch.Count > 0 && queues.Datagrams.Count <= Few && loop.IsAtRest && batch.TryKeepThread() && loop.TryServe();

    // In a burst most are from one sender: who that is, and whether it may pass, is asked once.
    private long TakeAlike(ReceivedBatch batch, int start, int end)
    {
        var first = batch[start];
        var (from, isForeign, bytes) = (first.From, first.IsForeign, 0L);
        var isWelcome = end - start > 1 && !isForeign && !_closed && sink.IsWelcome(new PeerKey(listener, from));
        _packer.BeginRun(from, first.Group);
        for (var i = start; i < end; i++)
        {
            var datagram = batch.Read(i, out var isTruncated);
            bytes += datagram.Length;
            if (isForeign)
                counters.CountDropped(DropReason.Foreign);
            else if ((isTruncated || !isWelcome) && Refuse(from, isTruncated) is { } reason)
                counters.CountDropped(reason);
            else if (!_packer.TryAdd(datagram))
                counters.CountDropped(DropReason.QueueFull);
        }

        return bytes;
    }

    private void Take(PeerAddress from, PeerAddress group, ReadOnlySpan<byte> datagram, bool truncated, LabMark mark)
    {
        counters.CountRead(datagram.Length);
        if (Refuse(from, truncated) is { } reason)
            counters.CountDropped(reason);
        else if (!queues.Datagrams.TryAdd(from, datagram, time.GetUtcNow(), group, mark))
            counters.CountDropped(DropReason.QueueFull);
        else
            queues.Signal.Set();
    }

    private DropReason? Refuse(PeerAddress from, bool truncated)
    {
        if (truncated)
            return DropReason.Truncated;
        return _closed ? DropReason.Closing : sink.Refuse(new PeerKey(listener, from));
    }
}
