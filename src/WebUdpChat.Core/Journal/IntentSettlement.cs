using Microsoft.Extensions.Logging;

namespace WebUdpChat.Core.Journal;

/// <summary>Gets what is intended into the journal.</summary>
public static class IntentSettlement
{
    /// <summary>Commits what is intended, if anything is. Where the store has a fault over it, it is given up: nothing could be written any more.</summary>
    /// <param name="store">The store.</param>
    /// <param name="log">Where it is written that it was given up.</param>
    /// <exception cref="JournalStorageException">The storage fails. It is still intended.</exception>
    public static async ValueTask SettleAsync(IIntentJournalStore store, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (!store.HasIntended)
            return;
        try
        {
            await store.CommitIntendedAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (JournalStorageException or OutOfMemoryException))
        {
            JournalLog.IntentFaulted(log, exception);
            store.AbandonIntended();
        }
    }
}
