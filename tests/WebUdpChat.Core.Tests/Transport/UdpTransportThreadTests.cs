using System.Collections.Concurrent;
using System.Diagnostics;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Transport;

public class UdpTransportThreadTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Dispose_WhileTheThreadWaits_EndsIt(bool ipv6)
    {
        for (var round = 0; round < 20; round++)
        {
            var transport = Loopback.Bind(ipv6);
            var receiver = new ThreadNote();
            transport.Start(receiver);
            using (var sender = Loopback.Bind(ipv6))
                sender.Send(transport.LocalAddress, "x"u8);
            Assert.True(receiver.Came.Wait(Deadline));
            var clock = Stopwatch.StartNew();

            transport.Dispose();

            Assert.False(receiver.Thread!.IsAlive);
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        }
    }

    [Theory]
    [InlineData(nameof(ReadingMode.Best))]
    [InlineData(nameof(ReadingMode.OneByOne))]
    [InlineData(nameof(ReadingMode.Plain))]
    public void Receive_OfManyDatagrams_AllocatesNothingEach(string mode)
    {
        const int Warm = 2_000;
        const int Measured = 10_000;
        using var sender = Loopback.Bind();
        using var target = UdpTransport.Bind(Loopback.Address(ipv6: false), new UdpTransportOptions { Reading = Enum.Parse<ReadingMode>(mode) });
        var meter = new AllocationMeter(Warm, Measured);
        target.Start(meter);

        for (var sent = 0; sent < Warm + Measured; sent++)
        {
            meter.WaitUntilWithin(100, sent);
            sender.Send(target.LocalAddress, "sixteen bytes..."u8);
        }

        Assert.True(meter.Done.Wait(Deadline));
        Assert.InRange(meter.AllocatedBytes, 0, Measured / 10);
    }

    [Fact]
    public void Receive_WhileAThreadIsKept_GoesOnInAnotherAndTheyTakeTurns()
    {
        using var sender = Loopback.Bind();
        using var target = Loopback.Bind();
        using var keeper = new ThreadKeeper();
        target.Start(keeper);

        sender.Send(target.LocalAddress, "keep"u8);
        var first = keeper.WaitForKept();
        for (var i = 0; i < 100; i++)
            sender.Send(target.LocalAddress, "x"u8);
        sender.Send(target.LocalAddress, "keep"u8);
        Assert.True(SpinWait.SpinUntil(() => keeper.Seen.Count == 102, Deadline));
        Assert.DoesNotContain(first, keeper.Seen.Skip(1));
        Assert.Equal(1, keeper.Refused);

        keeper.Release.Release();
        while (keeper.Kept == 1)
        {
            sender.Send(target.LocalAddress, "keep"u8);
            Thread.Sleep(1);
        }

        sender.Send(target.LocalAddress, "y"u8);
        Assert.True(SpinWait.SpinUntil(() => keeper.Seen.Last() == first, Deadline));
        keeper.Release.Release();
    }

    [Fact]
    public void Dispose_WhileAThreadIsKept_DoesNotWaitForItAndItEnds()
    {
        using var keeper = new ThreadKeeper();
        var transport = Loopback.Bind();
        transport.Start(keeper);
        using (var sender = Loopback.Bind())
            sender.Send(transport.LocalAddress, "keep"u8);
        var kept = keeper.WaitForKept();

        transport.Dispose();
        Assert.True(kept.IsAlive);
        keeper.Release.Release();
        Assert.True(kept.Join(Deadline));
    }

    // Keeps the thread of a datagram that says so, until it is let go.
    private sealed class ThreadKeeper : IDatagramReceiver, IDisposable
    {
        private Thread? _first;

        public ConcurrentQueue<Thread> Seen { get; } = new();

        public SemaphoreSlim Release { get; } = new(0);

        public int Kept { get; private set; }

        public int Refused { get; private set; }

        public Thread WaitForKept()
        {
            Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref _first) is not null, Deadline));
            return _first!;
        }

        public void OnBatch(ReceivedBatch batch)
        {
            var isToKeep = false;
            for (var i = 0; i < batch.Count; i++)
            {
                isToKeep |= batch[i].Bytes.SequenceEqual("keep"u8);
                Seen.Enqueue(Thread.CurrentThread);
            }

            if (!isToKeep)
                return;
            if (!batch.TryKeepThread())
            {
                Refused++;
                return;
            }

            Kept++;
            Volatile.Write(ref _first, Thread.CurrentThread);
            Release.Wait(Deadline);
        }

        public void OnDatagram(PeerAddress from, ReadOnlySpan<byte> datagram, bool truncated) => throw new InvalidOperationException("Batches come whole.");

        public void OnUnreachable(PeerAddress peer, UnreachableReason reason, ReadOnlySpan<byte> quoted)
        {
        }

        public void Dispose() => Release.Dispose();
    }

    private sealed class ThreadNote : IDatagramReceiver
    {
        public ManualResetEventSlim Came { get; } = new();

        public Thread? Thread { get; private set; }

        public void OnDatagram(PeerAddress from, ReadOnlySpan<byte> datagram, bool truncated)
        {
            Thread = Thread.CurrentThread;
            Came.Set();
        }

        public void OnUnreachable(PeerAddress peer, UnreachableReason reason, ReadOnlySpan<byte> quoted)
        {
        }
    }

    private sealed class AllocationMeter(int warm, int measured) : IDatagramReceiver
    {
        private long _atStart;
        private int _count;

        public ManualResetEventSlim Done { get; } = new();

        public long AllocatedBytes { get; private set; }

        public void OnDatagram(PeerAddress from, ReadOnlySpan<byte> datagram, bool truncated)
        {
            var count = Interlocked.Increment(ref _count);
            if (count == warm)
                _atStart = GC.GetAllocatedBytesForCurrentThread();
            if (count != warm + measured)
                return;
            AllocatedBytes = GC.GetAllocatedBytesForCurrentThread() - _atStart;
            Done.Set();
        }

        public void OnUnreachable(PeerAddress peer, UnreachableReason reason, ReadOnlySpan<byte> quoted)
        {
        }

        public void WaitUntilWithin(int window, int sent) =>
            Assert.True(SpinWait.SpinUntil(() => sent - Volatile.Read(ref _count) < window, Deadline));
    }
}
