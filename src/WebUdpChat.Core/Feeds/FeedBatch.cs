using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Feeds;

/// <summary>A committed batch, or a part of one, as its readers share it.</summary>
public sealed class FeedBatch
{
    /// <summary>
    /// Bytes in one batch, about: one frame is no longer than this unless a single event is. A browser that stops
    /// reading leaves a few frames in the web server's buffers, each connection its own copies.
    /// </summary>
    public const long MaxWeight = 32 << 10;

    private readonly Lock _lock = new();
    private object? _shared;

    private FeedBatch(JournalBatch batch, long weight) => (Journal, Weight) = (batch, weight);

    /// <summary>What was committed.</summary>
    public JournalBatch Journal { get; }

    /// <summary>About how many bytes it takes when it is written to a reader.</summary>
    public long Weight { get; }

    /// <summary>Cuts what was committed into parts of a size that is written at once; each follows the one before it.</summary>
    public static IReadOnlyList<FeedBatch> Split(JournalBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var parts = new List<FeedBatch>();
        var (start, weight) = (0, 0L);
        for (var i = 0; i < batch.Entries.Count; i++)
        {
            var more = FeedWeight.Of(batch.Entries[i].Event);
            if (i > start && weight + more > MaxWeight)
            {
                parts.Add(Part(batch, start, i, weight));
                (start, weight) = (i, 0);
            }

            weight += more;
        }

        parts.Add(Part(batch, start, batch.Entries.Count, weight));
        return parts;
    }

    /// <summary>The form of this batch that readers are sent: made by the first that asks, shared by the rest.</summary>
    public T Share<T>(Func<JournalBatch, T> make)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(make);
        lock (_lock)
            return (T)(_shared ??= make(Journal));
    }

    private static FeedBatch Part(JournalBatch batch, int start, int end, long weight)
    {
        if (end - start == batch.Entries.Count)
            return new FeedBatch(batch, weight);
        var prevSeq = start == 0 ? batch.PrevSeq : batch.Entries[start - 1].Seq;
        return new FeedBatch(new JournalBatch(batch.Epoch, prevSeq, [.. batch.Entries.Skip(start).Take(end - start)]), weight);
    }
}
