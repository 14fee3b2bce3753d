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
    private readonly QueuedRun[] _taken = new QueuedRun[Datagrams];
    private readonly byte[] _datagram = new byte[64];
    private DatagramPacker? _packer;

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
        var packer = _packer ??= new DatagramPacker(_queue);
        packer.Begin(Said.At);
        packer.BeginRun(Peer, default);
        for (var i = 0; i < Datagrams; i++)
            packer.TryAdd(_datagram);
        packer.End();
        return Take();
    }

    private int Take()
    {
        var runs = _queue.Take(_taken, Datagrams, out _);
        _queue.Release(_taken.AsSpan(0, runs));
        return runs;
    }
}
