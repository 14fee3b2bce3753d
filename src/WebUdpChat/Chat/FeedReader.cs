using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Core.Feeds;
using WebUdpChat.Core.Journal;
using WebUdpChat.Hosting;

namespace WebUdpChat.Chat;

/// <summary>Reads the part of the feed that somebody missed.</summary>
internal sealed class FeedReader(GatewayRuntime runtime, EventWriter events, MissedPages pages)
{
    /// <summary>Events in one answer at most.</summary>
    public const int MaxLimit = 1_000;

    private const int DefaultLimit = 500;

    // An answer ends at the first of these many events with which it is heavier than that.
    private const int Step = 100;
    private const long MaxBytes = 4 << 20;

    /// <summary>Whether a cursor leads nowhere: of another store, beyond the end, before what retention removed, or in what a power cut took.</summary>
    public async Task<bool> IsLostAsync(string? epoch, long seq, CancellationToken cancellation)
    {
        if (epoch != runtime.Journal.Epoch)
            return true;
        await ReachAsync(epoch, seq).ConfigureAwait(false);
        return await FeedCursor.IsLostAsync(runtime.Store, runtime.Journal.HeadSeq, seq, cancellation).ConfigureAwait(false);
    }

    /// <summary>A browser may come from a node that is further on than this one: then this one reads on first.</summary>
    public async Task ReachAsync(string? epoch, long? seq)
    {
        if (epoch == runtime.Journal.Epoch && seq > runtime.Journal.HeadSeq)
            await runtime.Journal.CatchUpAsync().ConfigureAwait(false);
    }

    public async Task<Outcome<SyncAnswer>> SyncAsync(SyncRequest request, CancellationToken cancellation)
    {
        if (request.Limit is < 1 or > MaxLimit)
            return new Refusal(RefusalKind.Invalid, $"The limit must be from 1 to {MaxLimit}.");
        if (Unusable.Place("afterSeq", request.AfterSeq) is { } refusal)
            return refusal;
        await ReachAsync(request.Epoch, request.AfterSeq).ConfigureAwait(false);
        var limit = request.Limit ?? DefaultLimit;
        if (limit >= MissedPages.Size && request.Epoch == runtime.Journal.Epoch && await pages.ReadAsync(request.AfterSeq).ConfigureAwait(false) is { } page)
            return new SyncAnswer(runtime.Journal.Epoch, Reset: false, page, runtime.Journal.HeadSeq);
        var headSeq = runtime.Journal.HeadSeq;
        var entries = await ReadAsync(request.AfterSeq, headSeq, limit, cancellation).ConfigureAwait(false);

        // Asked afterwards: what retention removed while it was read must not be missed unnoticed.
        var lost = await IsLostAsync(request.Epoch, request.AfterSeq, cancellation).ConfigureAwait(false);
        if (lost)
            entries = await ReadAsync(await runtime.Store.ReadTailAsync(cancellation).ConfigureAwait(false), headSeq, limit, cancellation).ConfigureAwait(false);
        return new SyncAnswer(runtime.Journal.Epoch, lost, events.Write(entries, withBytes: false), headSeq);
    }

    private async Task<List<JournalEntry>> ReadAsync(long after, long headSeq, int limit, CancellationToken cancellation)
    {
        var entries = new List<JournalEntry>();
        for (var bytes = 0L; entries.Count < limit && bytes < MaxBytes;)
        {
            var next = await runtime.Store.ReadEntriesAsync(after, headSeq, Math.Min(Step, limit - entries.Count), cancellation).ConfigureAwait(false);
            if (next.Count == 0)
                break;
            entries.AddRange(next);
            after = next[^1].Seq;
            bytes += next.Sum(static entry => entry.Event is MessagePosted posted ? posted.Message.Bytes.Length : 0L);
        }

        return entries;
    }
}
