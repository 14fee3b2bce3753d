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
