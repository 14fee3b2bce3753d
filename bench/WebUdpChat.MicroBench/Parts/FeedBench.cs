using System.Collections.Immutable;
using System.ComponentModel;
using BenchmarkDotNet.Attributes;
using WebUdpChat.Core.Feeds;

namespace WebUdpChat.MicroBench.Parts;

/// <summary>A batch that all readers share: added, and taken by each.</summary>
[Description("feed")]
public class FeedBench
{
    private readonly FeedShare _share = new(4 << 20);
    private readonly FeedBatch _batch = FeedBatch.Split(Said.Messages(16))[0];
    private IReadOnlyList<FeedBatch> _batches = [];
    private ImmutableArray<FeedSubscription> _readers = [];

    /// <summary>How many follow.</summary>
    [Params("10 readers", "1,000 readers")]
    public string Readers { get; set; } = "";

    /// <summary>Makes the readers.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _batches = [_batch];
        _readers = [.. Enumerable.Range(0, Readers.StartsWith("10 ", StringComparison.Ordinal) ? 10 : 1_000)
            .Select(_ => new FeedSubscription(null!, _share, static () => { }, static () => { }))];
    }

    /// <summary>The whole round.</summary>
    [Benchmark(Description = "a batch to all")]
    public int Share()
    {
        _share.Add(_batches, _readers);
        var count = 0;
        foreach (var reader in _readers)
            count += reader.TryTake(out _, out _) ? 1 : 0;
        return count;
    }
}
