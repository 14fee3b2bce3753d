using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Bench.Receive;

/// <summary>
/// Stands before a receiver and can hold the receive thread with its first datagram, so that the kernel's buffer fills; and
/// counts what reading the others allocates. The first comes after a rest: the thread that read it handles it, too, while
/// another reads on.
/// </summary>
internal sealed class HeldReceiver(IDatagramReceiver receiver) : IDatagramReceiver
{
    private readonly ManualResetEventSlim _go = new(initialState: false);
    private readonly ManualResetEventSlim _done = new(initialState: false);
    private long _wanted;
    private long _allocated;

    /// <summary>What the receive thread allocated for the last so many, less the first.</summary>
    public long AllocatedBytes => Volatile.Read(ref _allocated);

    public void Release(long wanted)
    {
        _done.Reset();
        Volatile.Write(ref _allocated, 0);
        Volatile.Write(ref _wanted, wanted);
        _go.Set();
    }

    public void Wait() => _done.Wait();

    public void OnBatch(ReceivedBatch batch)
    {
        var count = batch.Count;
        var isFirst = Hold(count);
        var before = GC.GetAllocatedBytesForCurrentThread();
        receiver.OnBatch(batch);
        Count(count, isFirst ? 0 : GC.GetAllocatedBytesForCurrentThread() - before);
    }

    public void OnDatagram(PeerAddress from, ReadOnlySpan<byte> datagram, bool truncated)
    {
        var isFirst = Hold(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        receiver.OnDatagram(from, datagram, truncated);
        Count(1, isFirst ? 0 : GC.GetAllocatedBytesForCurrentThread() - before);
    }

    public void OnUnreachable(PeerAddress peer, UnreachableReason reason, ReadOnlySpan<byte> quoted) => receiver.OnUnreachable(peer, reason, quoted);

    // Whether the thread was held.
    private bool Hold(int datagrams)
    {
        if (datagrams == 0 || Volatile.Read(ref _wanted) > 0)
            return false;
        _go.Wait();
        return true;
    }

    private void Count(int datagrams, long bytes)
    {
        Interlocked.Add(ref _allocated, bytes);
        if (datagrams == 0 || Interlocked.Add(ref _wanted, -datagrams) > 0)
            return;
        _go.Reset();
        _done.Set();
    }
}
