using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Core.Journal;

/// <summary>
/// A store that several nodes append to, one after the other. Whoever has the turn sees where the journal ends, reads
/// what others appended since, decides, and commits, which ends the turn: so a command is decided against everything
/// that comes before it in the journal, whoever wrote it.
/// </summary>
public interface ISharedJournalStore : IJournalStore
{
    /// <summary>The name of this node.</summary>
    string Node { get; }

    /// <summary>Takes the turn. Answers with where the journal ends. <see cref="IJournalStore.CommitAsync"/>, <see cref="IJournalStore.TrimAsync"/> and <see cref="IJournalStore.TrimQuotaAsync"/> end the turn.</summary>
    ValueTask<long> TakeTurnAsync(CancellationToken cancellation);

    /// <summary>Ends the turn, if it has not ended, without a commit. Does not throw.</summary>
    ValueTask LeaveTurnAsync();

    /// <summary>Whether a batch of this node whose commit failed is in the journal all the same.</summary>
    /// <param name="lastSeq">The place of the batch's last entry.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    ValueTask<bool> HasCommittedAsync(long lastSeq, CancellationToken cancellation);

    /// <summary>The messages that senders gave these ids in these conversations, those that there are.</summary>
    ValueTask<IReadOnlyList<ChatMessage>> FindByClientIdsAsync(
        IReadOnlyList<(ConversationId Conversation, string ClientId)> ids, CancellationToken cancellation);

    /// <summary>All nodes that ever shared the journal.</summary>
    ValueTask<IReadOnlyList<JournalNode>> ReadNodesAsync(CancellationToken cancellation);

    /// <summary>Calls back when others may have appended something, and when a server that was away is back. A hint: it also calls for nothing.</summary>
    void Follow(Action changed);
}

/// <summary>A gateway among those that share a journal.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsGone">Whether it has ended, or has given no sign of life for as long as its lease.</param>
public sealed record JournalNode(string Name, bool IsGone);
