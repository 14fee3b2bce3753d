using System.ComponentModel;
using BenchmarkDotNet.Attributes;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.MicroBench.Parts;

/// <summary>Datagrams on their way from a receive thread to the dialect: added, taken and released, for each datagram.</summary>
[Description("datagram queue, for each of 64 datagrams")]
public class DatagramQueueBench
{
    private const int Datagrams = 64;

    private static readonly PeerAddress Peer = new(0x7F000001, 9101);

    private readonly DatagramQueue _queue = new(65_536, 64 << 20);
    private readonly QueuedDatagram[] _taken = new QueuedDatagram[Datagrams];
    private readonly QueuedDatagram[] _packed = new QueuedDatagram[Datagrams];
    private readonly byte[] _datagram = new byte[64];
    private DatagramChunk? _chunk;

    /// <summary>A lock for each.</summary>
    [Benchmark(Description = "one by one", OperationsPerInvoke = Datagrams)]
    public int OneByOne()
    {
        for (var i = 0; i < Datagrams; i++)
            _queue.TryAdd(Peer, _datagram, Said.At);
        return Take();
    }

    /// <summary>As they are read: laid into a chunk, and a lock for all.</summary>
    [Benchmark(Description = "as a batch", OperationsPerInvoke = Datagrams)]
    public int Batch()
    {
        var chunk = _chunk ??= _queue.Exchange(null);
        if (chunk.IsUnused)
            chunk.Clear();
        for (var i = 0; i < Datagrams; i++)
            _packed[i] = new QueuedDatagram(Peer, Said.At, chunk, chunk.Add(_datagram), _datagram.Length, default, default);
        _queue.Add(_packed);
        return Take();
    }

    private int Take()
    {
        var count = _queue.Take(_taken);
        _queue.Release(_taken.AsSpan(0, count));
        return count;
    }
}
