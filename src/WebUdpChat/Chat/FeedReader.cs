using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Core.Feeds;
using WebUdpChat.Hosting;

namespace WebUdpChat.Chat;

/// <summary>Reads the part of the feed that somebody missed.</summary>
internal sealed class FeedReader(GatewayRuntime runtime, EventWriter events)
{
    /// <summary>Events in one answer at most.</summary>
    public const int MaxLimit = 1_000;

    private const int DefaultLimit = 500;

    /// <summary>Whether a cursor leads nowhere: of another store, beyond the end, before what retention removed, or in what a power cut took.</summary>
    public Task<bool> IsLostAsync(string? epoch, long seq, CancellationToken cancellation) => epoch == runtime.Journal.Epoch
        ? FeedCursor.IsLostAsync(runtime.Store, runtime.Journal.HeadSeq, seq, cancellation)
        : Task.FromResult(true);

    public async Task<Outcome<SyncAnswer>> SyncAsync(SyncRequest request, CancellationToken cancellation)
    {
        if (request.Limit is < 1 or > MaxLimit)
            return new Refusal(RefusalKind.Invalid, $"The limit must be from 1 to {MaxLimit}.");
        if (request.AfterSeq < 0)
            return new Refusal(RefusalKind.Invalid, "afterSeq must not be negative.");
        var headSeq = runtime.Journal.HeadSeq;
        var lost = await IsLostAsync(request.Epoch, request.AfterSeq, cancellation).ConfigureAwait(false);
        var after = lost ? await runtime.Store.ReadTailAsync(cancellation).ConfigureAwait(false) : request.AfterSeq;
        var entries = await runtime.Store.ReadEntriesAsync(after, headSeq, request.Limit ?? DefaultLimit, cancellation).ConfigureAwait(false);
        return new SyncAnswer(runtime.Journal.Epoch, lost, events.Write(entries, withBytes: false), headSeq);
    }
}
