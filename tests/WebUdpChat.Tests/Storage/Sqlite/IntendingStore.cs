using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Storage.Sqlite;

namespace WebUdpChat.Tests.Storage.Sqlite;

/// <summary>A store that leaves each batch intended where it can be, or the message at its end, and commits it with whatever comes next.</summary>
internal sealed class IntendingStore(SqliteJournalStore inner) : IJournalStore
{
    /// <summary>How many entries were intended, in all such stores so far.</summary>
    public static int Intended { get; private set; }

    public string Epoch => inner.Epoch;

    public async ValueTask CommitAsync(IReadOnlyList<JournalEntry> entries, bool durable, CancellationToken cancellation)
    {
        var rises = entries.Zip(entries.Skip(1)).All(static pair => pair.First.Seq < pair.Second.Seq);
        if (durable || entries.Count == 0 || !rises || !Intent.Fits(entries[^1]))
        {
            await inner.CommitAsync(entries, durable, cancellation);
            return;
        }

        await inner.CommitIntendedAsync(cancellation);
        if (inner.TryIntend(entries))
            Intended += entries.Count;
        else if (entries is [_, .., { Event: MessagePosted }])
            await SplitAsync(entries, cancellation);
        else
            await inner.CommitAsync(entries, durable, cancellation);
    }

    public ValueTask<JournalSnapshot> LoadAsync(CancellationToken cancellation) => inner.LoadAsync(cancellation);

    public ValueTask SetCleanEndAsync(bool clean, CancellationToken cancellation) => inner.SetCleanEndAsync(clean, cancellation);

    public ValueTask<TrimPlan?> PlanTrimAsync(DateTimeOffset? olderThan, long? maxBytes, CancellationToken cancellation) =>
        Settled(() => inner.PlanTrimAsync(olderThan, maxBytes, cancellation));

    public ValueTask TrimAsync(long upToSeq, JournalEntry gap, CancellationToken cancellation) => inner.TrimAsync(upToSeq, gap, cancellation);

    public ValueTask<IReadOnlyList<QuotaPlan>> PlanQuotaAsync(QuotaBounds bounds, CancellationToken cancellation) =>
        Settled(() => inner.PlanQuotaAsync(bounds, cancellation));

    public ValueTask TrimQuotaAsync(IReadOnlyList<QuotaPlan> plans, IReadOnlyList<JournalEntry> gaps, CancellationToken cancellation) =>
        inner.TrimQuotaAsync(plans, gaps, cancellation);

    public ValueTask<bool> ForgetAsync(int limit, CancellationToken cancellation) => Settled(() => inner.ForgetAsync(limit, cancellation));

    public ValueTask<bool> ReclaimAsync(int maxPages, CancellationToken cancellation) => Settled(() => inner.ReclaimAsync(maxPages, cancellation));

    public ValueTask<int> IndexAsync(int limit, CancellationToken cancellation) => Settled(() => inner.IndexAsync(limit, cancellation));

    public ValueTask<long> ReadSizeAsync(CancellationToken cancellation) => Settled(() => inner.ReadSizeAsync(cancellation));

    public ValueTask<IReadOnlyList<JournalEntry>> ReadEntriesAsync(long afterSeq, long upToSeq, int limit, CancellationToken cancellation) =>
        inner.ReadEntriesAsync(afterSeq, upToSeq, limit, cancellation);

    public ValueTask<long> ReadTailAsync(CancellationToken cancellation) => inner.ReadTailAsync(cancellation);

    public ValueTask<long> ReadGapAsync(CancellationToken cancellation) => inner.ReadGapAsync(cancellation);

    public ValueTask<MessagePage> ReadMessagesAsync(MessageQuery query, CancellationToken cancellation) => inner.ReadMessagesAsync(query, cancellation);

    public ValueTask<ChatMessage?> FindMessageAsync(MessageId id, CancellationToken cancellation) => inner.FindMessageAsync(id, cancellation);

    public ValueTask<ChatMessage?> FindByClientIdAsync(ConversationId conversation, string clientMessageId, CancellationToken cancellation) =>
        inner.FindByClientIdAsync(conversation, clientMessageId, cancellation);

    public ValueTask<int> CountMessagesAsync(
        ConversationId conversation, long afterSeq, int limit, string? exceptAuthor, CancellationToken cancellation) =>
        inner.CountMessagesAsync(conversation, afterSeq, limit, exceptAuthor, cancellation);

    public ValueTask<IReadOnlyList<ChatMessage>> SearchAsync(SearchQuery query, CancellationToken cancellation) => inner.SearchAsync(query, cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    // What comes with something that cannot be intended is committed with it, but for the last message.
    private async Task SplitAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        await inner.CommitAsync([.. entries.Take(entries.Count - 1)], durable: false, cancellation);
        if (inner.TryIntend([entries[^1]]))
            Intended++;
        else
            await inner.CommitAsync([entries[^1]], durable: false, cancellation);
    }

    // As the writer does before it tidies up.
    private async ValueTask<T> Settled<T>(Func<ValueTask<T>> act)
    {
        await inner.CommitIntendedAsync(default);
        return await act();
    }
}
