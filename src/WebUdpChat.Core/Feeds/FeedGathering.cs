using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Feeds;

/// <summary>What was committed and is not told yet: commits that follow each other.</summary>
internal sealed class FeedGathering
{
    // Small against what may wait: more at once could be too much for a reader that keeps up.
    private const long MaxWeight = 128 << 10;

    private readonly List<JournalBatch> _batches = [];
    private long _weight;

    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => _batches.Count == 0;

    /// <summary>Whether no more should be added.</summary>
    public bool IsFull => _weight >= MaxWeight;

    public void Add(JournalBatch batch)
    {
        _batches.Add(batch);
        foreach (var entry in batch.Entries)
            _weight += FeedWeight.Of(entry.Event);
    }

    /// <summary>Takes all of it as one. There is something.</summary>
    public JournalBatch Take()
    {
        var first = _batches[0];
        var all = _batches.Count == 1 ? first : first with { Entries = [.. _batches.SelectMany(static batch => batch.Entries)] };
        Clear();
        return all;
    }

    public void Clear()
    {
        _batches.Clear();
        _weight = 0;
    }
}
