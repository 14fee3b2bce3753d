using System.Collections.Immutable;

namespace WebUdpChat.Core.Feeds;

/// <summary>What waits for readers, and where each of them is in it. Thread-safe.</summary>
/// <param name="maxWeight">Bytes that wait, about, however many readers there are.</param>
internal sealed class FeedShare(long maxWeight)
{
    private readonly Lock _lock = new();
    private readonly FeedRing _ring = new(maxWeight);

    /// <summary>Bytes that wait, about.</summary>
    public long Weight
    {
        get
        {
            lock (_lock)
                return _ring.Weight;
        }
    }

    /// <summary>The place behind all that is there.</summary>
    public long End
    {
        get
        {
            lock (_lock)
                return _ring.End;
        }
    }

    /// <summary>Adds batches, and lets go of what nobody waits for. Returns how many readers fell behind by that.</summary>
    public int Add(IReadOnlyList<FeedBatch> batches, ImmutableArray<FeedSubscription> readers)
    {
        lock (_lock)
        {
            _ring.DropBefore(Slowest(readers));
            var behind = 0;
            foreach (var batch in batches)
            {
                _ring.Add(batch);
                while (_ring.IsTooHeavy)
                    behind += DropOldest(readers);
            }

            return behind;
        }
    }

    /// <summary>Bytes that wait for a reader, about.</summary>
    public long WeightFor(FeedSubscription reader)
    {
        lock (_lock)
            return reader.Place is { } place ? _ring.WeightFrom(place) : 0;
    }

    /// <summary>Takes a reader's next batch; null, and lagging, where it fell behind and goes on behind all that is there.</summary>
    public bool TryTake(FeedSubscription reader, out FeedBatch? batch, out bool lagging)
    {
        lock (_lock)
        {
            batch = null;
            lagging = reader.Place is null;
            if (lagging)
                reader.Place = _ring.End;
            else if (_ring.TryGet(reader.Place!.Value, out batch))
                reader.Place++;
            return lagging || batch is not null;
        }
    }

    private long Slowest(ImmutableArray<FeedSubscription> readers)
    {
        var slowest = _ring.End;
        foreach (var reader in readers)
            slowest = Math.Min(slowest, reader.Place ?? slowest);
        return slowest;
    }

    private int DropOldest(ImmutableArray<FeedSubscription> readers)
    {
        var (oldest, behind) = (_ring.First, 0);
        foreach (var reader in readers)
        {
            if (reader.Place != oldest)
                continue;
            reader.Place = null;
            behind++;
        }

        _ring.DropBefore(oldest + 1);
        return behind;
    }
}
