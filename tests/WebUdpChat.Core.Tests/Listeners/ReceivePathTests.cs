using System.Net;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Transport;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Listeners;

/// <summary>The receive thread's whole way, from the socket into the listener's queue.</summary>
public class ReceivePathTests
{
    private const int Warm = 2_000;
    private const int Stretch = 5_000;
    private const int Stretches = 4;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Receive_OfManyDatagrams_AllocatesNothingOnTheReceiveThread()
    {
        using var sender = Loopback.Bind();
        var meter = new MeteredTransport(UdpTransport.Bind(PeerAddress.From(IPAddress.Any, 0), new UdpTransportOptions()));
        var sink = new CountingSink();
        await using var listener = new PeerListener("text", new TextDialect(), [meter], sink, new PeerListenerOptions(), new ManualTimeProvider()); // never at rest
        listener.Start();
        var target = PeerAddress.From(IPAddress.Loopback, meter.LocalAddress.Port);

        for (var sent = 0; sent < Warm + (Stretches * Stretch); sent++)
        {
            Assert.True(SpinWait.SpinUntil(() => sent - sink.Messages < 200, Deadline));
            sender.Send(target, "sixteen bytes..."u8);
        }

        Assert.True(meter.Done.Wait(Deadline));

        // A collection that the tests beside this one bring about counts what is left of the thread's buffer as allocated: that is in one stretch.
        Assert.InRange(meter.AllocatedBytes.Min(), 0, Stretch / 10);
    }

    private sealed class CountingSink : IListenerSink
    {
        private int _messages;

        public int Messages => Volatile.Read(ref _messages);

        public DropReason? Refuse(PeerKey from) => null;

        public bool TryTake(ListenerBatch batch, out DropReason reason)
        {
            reason = default;
            Interlocked.Add(ref _messages, batch.Events.Count);
            return true;
        }
    }

    private sealed class MeteredTransport(IDatagramTransport inner) : IDatagramTransport, IDatagramReceiver
    {
        private readonly List<long> _marks = new(Stretches + 1);
        private IDatagramReceiver? _receiver;
        private int _count;

        public ManualResetEventSlim Done { get; } = new();

        /// <summary>What the thread that reads allocated, for each stretch.</summary>
        public IEnumerable<long> AllocatedBytes => _marks.Zip(_marks.Skip(1), static (start, end) => end - start);

        public PeerAddress LocalAddress => inner.LocalAddress;

        public int ReceiveBufferBytes => inner.ReceiveBufferBytes;

        public long? KernelDrops => inner.KernelDrops;

        public void Start(IDatagramReceiver receiver)
        {
            _receiver = receiver;
            inner.Start(this);
        }

        public SendError Send(PeerAddress to, ReadOnlySpan<byte> datagram) => inner.Send(to, datagram);

        public void OnBatch(ReceivedBatch batch)
        {
            Mark();
            _count += batch.Count;
            _receiver!.OnBatch(batch);
            if (_count < Warm + (Stretches * Stretch) || Done.IsSet)
                return;
            Mark();
            Done.Set();
        }

        public void OnDatagram(PeerAddress from, ReadOnlySpan<byte> datagram, bool truncated) => throw new InvalidOperationException("Batches come whole.");

        public void OnUnreachable(PeerAddress peer, UnreachableReason reason, ReadOnlySpan<byte> quoted) => _receiver!.OnUnreachable(peer, reason, quoted);

        public void Dispose()
        {
            inner.Dispose();
            Done.Dispose();
        }

        private void Mark()
        {
            if (_marks.Count <= Stretches && _count >= Warm + (_marks.Count * Stretch))
                _marks.Add(GC.GetAllocatedBytesForCurrentThread());
        }
    }
}
