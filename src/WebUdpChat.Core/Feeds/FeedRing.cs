using System.Diagnostics.CodeAnalysis;

namespace WebUdpChat.Core.Feeds;

/// <summary>
/// The last batches of the feed, for all of its readers: they share what waits, and each has but a place in it. So a reader
/// that stands still holds no memory of its own, and one that is a little behind need not go to the journal. Its owner
/// holds a lock around each call.
/// </summary>
/// <param name="maxWeight">Bytes that it holds, about; a single batch may be more.</param>
internal sealed class FeedRing(long maxWeight)
{
    private const int FewSlots = 16;

    // By their number, modulo the length, which is a power of two.
    private Slot[] _slots = new Slot[FewSlots];
    private long _weight;

    /// <summary>Number of the oldest batch that is there.</summary>
    public long First { get; private set; }

    /// <summary>Number that the next batch gets.</summary>
    public long End { get; private set; }

    /// <summary>Bytes in all, about.</summary>
    public long Weight => WeightFrom(First);

    /// <summary>Whether the oldest must go.</summary>
    public bool IsTooHeavy => Weight > maxWeight && End - First > 1;

    public void Add(FeedBatch batch)
    {
        if (End - First == _slots.Length)
            Grow();
        At(End) = new Slot(batch, _weight);
        _weight += batch.Weight;
        End++;
    }

    /// <summary>A batch by its number. False where it does not exist yet, or no longer.</summary>
    public bool TryGet(long number, [NotNullWhen(true)] out FeedBatch? batch)
    {
        batch = number >= First && number < End ? At(number).Batch : null;
        return batch is not null;
    }

    /// <summary>Bytes from a batch on, about.</summary>
    public long WeightFrom(long number) => number >= End ? 0 : _weight - At(Math.Max(number, First)).Before;

    /// <summary>Lets go of all batches before a number.</summary>
    public void DropBefore(long number)
    {
        for (; First < number; First++)
            At(First) = default;
    }

    private ref Slot At(long number) => ref _slots[number & (_slots.Length - 1)];

    private void Grow()
    {
        var larger = new Slot[2 * _slots.Length];
        for (var number = First; number < End; number++)
            larger[number & (larger.Length - 1)] = At(number);
        _slots = larger;
    }

    private readonly record struct Slot(FeedBatch? Batch, long Before);
}
