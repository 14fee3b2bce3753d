using System.ComponentModel;
using BenchmarkDotNet.Attributes;
using WebUdpChat.Core.Feeds;

namespace WebUdpChat.MicroBench.Parts;

/// <summary>The batches that wait for readers, without the readers.</summary>
[Description("feed")]
public class FeedRingBench
{
    private const int Waiting = 8;

    private readonly FeedRing _ring = new(4 << 20);
    private readonly FeedBatch _batch = FeedBatch.Split(Said.Messages(16))[0];

    /// <summary>Added, found, and the oldest let go of.</summary>
    [Benchmark(Description = "a batch in the ring")]
    public bool Ring()
    {
        _ring.Add(_batch);
        _ring.DropBefore(_ring.End - Waiting);
        return _ring.TryGet(_ring.End - 1, out _);
    }
}
