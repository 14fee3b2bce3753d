using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Core.Journal;

/// <summary>
/// Where the journal lies. <see cref="CommitAsync"/> is called by one writer, one batch after the other;
/// the reads by anybody at any time. Every failure of the storage is a <see cref="JournalStorageException"/>.
/// </summary>
public interface IJournalStore : IAsyncDisposable
{
    /// <summary>Changes when the store is replaced, so that a cursor of another store is known as such.</summary>
    string Epoch { get; }

    /// <summary>Reads what the writer needs to go on from where the journal ends.</summary>
    ValueTask<JournalSnapshot> LoadAsync(CancellationToken cancellation);

    /// <summary>
    /// Appends a batch, all of it or nothing. The entries' places rise and are above all that are in the journal, and
    /// no message has the client's id of another one in its conversation: anything else is a mistake of the caller
    /// (<see cref="InvalidOperationException"/>). A batch that failed may be tried again as it is.
    /// </summary>
    /// <param name="entries">At least one entry.</param>
    /// <param name="durable">Whether the batch must have reached the disk before the call returns.</param>
    /// <param name="cancellation">Not observed once the commit has begun.</param>
    ValueTask CommitAsync(IReadOnlyList<JournalEntry> entries, bool durable, CancellationToken cancellation);

    /// <summary>Writes down whether the run that holds the store ended as it should; <see cref="JournalSnapshot.CleanEnd"/> tells the next one.</summary>
    ValueTask SetCleanEndAsync(bool clean, CancellationToken cancellation);

    /// <summary>
    /// What must go so that nothing is older than <paramref name="olderThan"/> and the store is no larger than
    /// <paramref name="maxBytes"/>; null where nothing must. No more than a step of it, so that the writer is not
    /// held up for long: ask again after each <see cref="TrimAsync"/> until there is nothing to do.
    /// </summary>
    ValueTask<TrimPlan?> PlanTrimAsync(DateTimeOffset? olderThan, long? maxBytes, CancellationToken cancellation);

    /// <summary>Removes messages and events up to a place and appends the entry that says so, both or neither. Peers, conversations and read markers stay.</summary>
    ValueTask TrimAsync(long upToSeq, JournalEntry gap, CancellationToken cancellation);

    /// <summary>
    /// What must go so that peers that nobody has cared for keep no more than the bounds; empty where nothing must. The
    /// oldest messages of those go that have most. No more than a step of it, as with <see cref="PlanTrimAsync"/>.
    /// </summary>
    ValueTask<IReadOnlyList<QuotaPlan>> PlanQuotaAsync(QuotaBounds bounds, CancellationToken cancellation);

    /// <summary>
    /// Removes what was planned and appends an entry for each plan, in the same order, which takes the place of the
    /// conversation's earlier one; all of it or nothing.
    /// </summary>
    ValueTask TrimQuotaAsync(IReadOnlyList<QuotaPlan> plans, IReadOnlyList<JournalEntry> gaps, CancellationToken cancellation);

    /// <summary>
    /// Takes a step of removing what nobody will ask for again: messages of conversations that were removed, and old
    /// events about peers that nobody cared for. Called by the writer between batches. Returns whether there is more to do.
    /// </summary>
    ValueTask<bool> ForgetAsync(int limit, CancellationToken cancellation);

    /// <summary>
    /// Takes a step of tidying up after <see cref="TrimAsync"/>: gives free space back to the file system.
    /// Called by the writer between batches. Returns whether there is more to do.
    /// </summary>
    /// <param name="maxPages">How much the step may do, in pages of the store.</param>
    /// <param name="cancellation">Not observed once the step has begun.</param>
    ValueTask<bool> ReclaimAsync(int maxPages, CancellationToken cancellation);

    /// <summary>What the store takes on disk less what is free in it, in bytes: what <see cref="PlanTrimAsync"/> compares.</summary>
    ValueTask<long> ReadSizeAsync(CancellationToken cancellation);

    /// <summary>Entries with <paramref name="afterSeq"/> &lt; seq ≤ <paramref name="upToSeq"/>, in order, at most <paramref name="limit"/>. Messages come with the delivery they were posted with.</summary>
    ValueTask<IReadOnlyList<JournalEntry>> ReadEntriesAsync(long afterSeq, long upToSeq, int limit, CancellationToken cancellation);

    /// <summary>The oldest place that is still in the journal less one: a cursor below it has missed what was removed. 0 where nothing was.</summary>
    ValueTask<long> ReadTailAsync(CancellationToken cancellation);

    /// <summary>The last place before which something is missing without a word of it: the tail, or the last event about a stranger that was forgotten. A cursor below it has missed that.</summary>
    ValueTask<long> ReadGapAsync(CancellationToken cancellation);

    /// <summary>A page of a conversation with the messages' present delivery, oldest first.</summary>
    ValueTask<MessagePage> ReadMessagesAsync(MessageQuery query, CancellationToken cancellation);

    /// <summary>A message with its present delivery; null where there is none.</summary>
    ValueTask<ChatMessage?> FindMessageAsync(MessageId id, CancellationToken cancellation);

    /// <summary>The message that a sender gave this id in this conversation; null where there is none.</summary>
    ValueTask<ChatMessage?> FindByClientIdAsync(ConversationId conversation, string clientMessageId, CancellationToken cancellation);

    /// <summary>
    /// How many messages a conversation has after a place, at most <paramref name="limit"/>, without those of the author with
    /// the id <paramref name="exceptAuthor"/>.
    /// </summary>
    ValueTask<int> CountMessagesAsync(
        ConversationId conversation, long afterSeq, int limit, string? exceptAuthor, CancellationToken cancellation);

    /// <summary>
    /// Adds at most so many messages to the search index, oldest first, or renews as much of a part of it whose messages
    /// are gone for the most part. Says how many it went through; 0 where nothing is left to do. Called by the writer when it is idle.
    /// </summary>
    ValueTask<int> IndexAsync(int limit, CancellationToken cancellation);

    /// <summary>Messages whose text holds every word that is asked for, or a word that begins with it, newest first.</summary>
    ValueTask<IReadOnlyList<ChatMessage>> SearchAsync(SearchQuery query, CancellationToken cancellation);
}
