using System.Diagnostics;
using System.Globalization;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Lab;

/// <summary>What the lab costs while it is off.</summary>
public sealed class LabOffTests
{
    private const int Count = 200_000;
    private static readonly PeerAddress Peer = new(0x0A000001, 1);

    [Fact]
    public void Off_InBothDirections_AllocatesNothing()
    {
        using var lab = new FaultLab(TimeProvider.System);
        var inner = new SilentTransport();
        var transport = new ImpairedTransport(inner, lab);
        transport.Start(inner);
        Run(inner, transport, 1_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(inner, transport, Count);

        // What the runtime may need once, while it compiles the code anew, is far less than a byte for each datagram.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Count / 10);
        Assert.Equal((Count + 1_000, Count + 1_000), (inner.Came, inner.Left));
    }

    // Read the ratio in the output; a socket's own share of a datagram is several hundred nanoseconds.
    [Fact]
    public void Off_BesideNoLabAtAll_CostsAFewNanoseconds()
    {
        using var lab = new FaultLab(TimeProvider.System);
        var bare = new SilentTransport();
        bare.Start(bare);
        var inner = new SilentTransport();
        var transport = new ImpairedTransport(inner, lab);
        transport.Start(inner);
        var without = new List<double>();
        var with = new List<double>();
        for (var round = 0; round < 20; round++)
        {
            without.Add(Time(() => Run(bare, bare, Count)));
            with.Add(Time(() => Run(inner, transport, Count)));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"lab off, one datagram in and one out, least of 20 rounds: {with.Min():0.0} ns; without lab {without.Min():0.0} ns"));
        Assert.Equal(bare.Came, inner.Came);
    }

    private static double Time(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalNanoseconds / Count;
    }

    private static void Run(SilentTransport inner, IDatagramTransport transport, int count)
    {
        ReadOnlySpan<byte> datagram = "a datagram"u8;
        for (var i = 0; i < count; i++)
        {
            inner.Deliver(Peer, datagram);
            transport.Send(Peer, datagram);
        }
    }

    private sealed class SilentTransport : IDatagramTransport, IDatagramReceiver
    {
        private IDatagramReceiver? _receiver;

        public int Came { get; private set; }

        public int Left { get; private set; }

        public PeerAddress LocalAddress { get; } = new(0x7F000001, 9000);

        public int ReceiveBufferBytes => 0;

        public long? KernelDrops => 0;

        public void Start(IDatagramReceiver receiver) => _receiver = receiver;

        public void Deliver(PeerAddress from, ReadOnlySpan<byte> datagram) => _receiver!.OnDatagram(from, datagram, truncated: false);

        public SendError Send(PeerAddress to, ReadOnlySpan<byte> datagram)
        {
            Left++;
            return SendError.None;
        }

        public void OnDatagram(PeerAddress from, ReadOnlySpan<byte> datagram, bool truncated) => Came++;

        public void OnUnreachable(PeerAddress peer, UnreachableReason reason, ReadOnlySpan<byte> quoted)
        {
        }

        public void Dispose()
        {
        }
    }
}
