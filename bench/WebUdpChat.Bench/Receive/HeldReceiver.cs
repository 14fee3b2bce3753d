using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Bench.Receive;

/// <summary>
/// Stands before a receiver and can hold the receive thread with its first datagram, so that the kernel's buffer fills; and
/// counts what that thread allocates.
/// </summary>
internal sealed class HeldReceiver(IDatagramReceiver receiver) : IDatagramReceiver
{
    private readonly ManualResetEventSlim _go = new(initialState: false);
    private readonly ManualResetEventSlim _done = new(initialState: false);
    private long _wanted;
    private long _allocatedAtStart;

    /// <summary>What the receive thread allocated for the last so many.</summary>
    public long AllocatedBytes { get; private set; }

    public void Release(long wanted)
    {
        _done.Reset();
        Volatile.Write(ref _wanted, wanted);
        _go.Set();
    }

    public void Wait() => _done.Wait();

    public void OnBatch(ReceivedBatch batch)
    {
        if (_wanted == 0 && batch.Count > 0)
            Hold();
        receiver.OnBatch(batch);
        Count(batch.Count);
    }

    public void OnDatagram(PeerAddress from, ReadOnlySpan<byte> datagram, bool truncated)
    {
        if (_wanted == 0)
            Hold();
        receiver.OnDatagram(from, datagram, truncated);
        Count(1);
    }

    public void OnUnreachable(PeerAddress peer, UnreachableReason reason, ReadOnlySpan<byte> quoted) => receiver.OnUnreachable(peer, reason, quoted);

    private void Hold()
    {
        _go.Wait();
        _allocatedAtStart = GC.GetAllocatedBytesForCurrentThread();
    }

    private void Count(int datagrams)
    {
        if (datagrams == 0 || (_wanted -= datagrams) > 0)
            return;
        AllocatedBytes = GC.GetAllocatedBytesForCurrentThread() - _allocatedAtStart;
        _go.Reset();
        _done.Set();
    }
}
