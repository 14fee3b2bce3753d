using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Feeds;

/// <summary>Where a reader of the feed is: the place of the last event that it knows, 0 for none.</summary>
public static class FeedCursor
{
    /// <summary>
    /// Whether a cursor of this store leads nowhere: beyond the end, before what was removed without a word, or at
    /// a place that is not in the journal. The latter is where a power cut took events that were committed but had not
    /// reached the disk, or what a stranger said was removed.
    /// </summary>
    public static async Task<bool> IsLostAsync(IJournalStore store, long headSeq, long seq, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (seq > headSeq)
            return true;
        var tail = await store.ReadTailAsync(cancellation).ConfigureAwait(false);
        if (seq <= tail)
            return seq < tail;
        if (seq < await store.ReadGapAsync(cancellation).ConfigureAwait(false))
            return true;
        var there = await store.ReadEntriesAsync(seq - 1, seq, 1, cancellation).ConfigureAwait(false);
        return there.Count == 0;
    }
}
