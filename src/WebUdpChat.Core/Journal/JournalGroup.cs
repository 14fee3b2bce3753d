using Microsoft.Extensions.Logging;

namespace WebUdpChat.Core.Journal;

/// <summary>Decides a group of requests in order and commits what they come to. Owns the state and where the journal ends.</summary>
internal sealed class JournalGroup(
    IJournalStore store, GatewayState state, JournalQueue queue, IReadOnlyList<ICommitObserver> observers, TimeProvider time, ILogger log)
{
    // Pages of the store that one step of tidying up gives back.
    private const int ReclaimStep = 1_000;

    private long _headSeq;

    public long HeadSeq
    {
        get => Interlocked.Read(ref _headSeq);
        init => _headSeq = value;
    }

    /// <summary>Commits the group. Throws <see cref="JournalStorageException"/> and changes nothing where the storage fails.</summary>
    public async ValueTask CommitAsync(List<JournalRequest> group)
    {
        try
        {
            var transaction = await DecideAsync(group).ConfigureAwait(false);
            if (transaction.Entries.Count > 0)
            {
                var durable = group.Exists(static request => request.Durable);
                await store.CommitAsync(transaction.Entries, durable, CancellationToken.None).ConfigureAwait(false);
                Commit(transaction.Entries);
            }

            foreach (var trim in group.OfType<TrimRequest>())
                await TrimAsync(trim).ConfigureAwait(false);
        }
        catch
        {
            state.Rollback();
            throw;
        }
    }

    private async ValueTask<JournalTransaction> DecideAsync(List<JournalRequest> group)
    {
        while (true)
        {
            var transaction = new JournalTransaction(state, store, HeadSeq, time.GetUtcNow());
            var faulty = await DecideEachAsync(group, transaction).ConfigureAwait(false);
            if (faulty is null)
                return transaction;
            group.Remove(faulty);
            queue.Release(faulty);
            state.Rollback();
        }
    }

    // A request that throws is a fault in the program: it must not take the rest of its group with it.
    private async ValueTask<JournalRequest?> DecideEachAsync(List<JournalRequest> group, JournalTransaction transaction)
    {
        foreach (var request in group)
        {
            try
            {
                await request.DecideAsync(transaction).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not JournalStorageException)
            {
                JournalLog.DecisionFaulted(log, exception);
                request.Faulted(exception);
                return request;
            }
        }

        return null;
    }

    private async ValueTask TrimAsync(TrimRequest request)
    {
        var plan = await store.PlanTrimAsync(request.OlderThan, request.MaxBytes, CancellationToken.None).ConfigureAwait(false);
        request.HasMore = plan is not null;
        if (plan is not null)
        {
            var gap = new GapRecorded(null, GapReason.Retention, plan.Messages, plan.From, plan.To);
            var entry = new JournalEntry(HeadSeq + 1, time.GetUtcNow(), gap);
            await store.TrimAsync(plan.UpToSeq, entry, CancellationToken.None).ConfigureAwait(false);
            Commit([entry]);
        }

        request.HasMore |= await store.ReclaimAsync(ReclaimStep, CancellationToken.None).ConfigureAwait(false);
    }

    private void Commit(IReadOnlyList<JournalEntry> entries)
    {
        state.Commit();
        var batch = new JournalBatch(store.Epoch, HeadSeq, entries);
        Interlocked.Exchange(ref _headSeq, batch.HeadSeq);
        foreach (var observer in observers)
            observer.OnCommitted(batch);
    }
}
