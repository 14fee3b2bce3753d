namespace WebUdpChat.Core.Journal;

/// <summary>
/// A store that can take a small batch over before it commits it, which is a write of some hundred bytes: whoever waits
/// for the batch is told then, and the commit follows at once. What is intended survives the end of the process as what
/// is committed does, and is in all that the store reads.
/// </summary>
public interface IIntentJournalStore : IJournalStore
{
    /// <summary>Whether there is a batch that is not committed yet.</summary>
    bool HasIntended { get; }

    /// <summary>
    /// Takes a batch over, all of it or nothing. It is committed by <see cref="CommitIntendedAsync"/>, or with whatever is
    /// written next: what comes later never gets into the journal without it. Called by the writer alone.
    /// </summary>
    /// <param name="entries">At least one entry; their places follow the last one in the journal.</param>
    /// <returns>False where it must be committed in the ordinary way: it is too long, holds more than messages that go to nobody and what came with them, or cannot be written.</returns>
    bool TryIntend(IReadOnlyList<JournalEntry> entries);

    /// <summary>Commits what is intended, if anything is. Where it throws, it is still intended. Called by the writer alone.</summary>
    /// <exception cref="JournalStorageException">The storage fails.</exception>
    ValueTask CommitIntendedAsync(CancellationToken cancellation);

    /// <summary>Gives up what is intended, because the store has a fault over it. Called by the writer alone.</summary>
    void AbandonIntended();
}
