using Microsoft.Extensions.Logging;

namespace WebUdpChat.Core.Journal;

/// <summary>Decides a group of requests in order and commits what they come to. Owns the state and where the journal ends.</summary>
internal sealed class JournalGroup(
    IJournalStore store, GatewayState state, IReadOnlyList<ICommitObserver> observers, TimeProvider time, ILogger log)
{
    // Pages of the store that one step of tidying up gives back.
    private const int ReclaimStep = 1_000;

    // More than can be committed without reaching the disk.
    private const long Leap = 1 << 20;

    // Entries that are read at once where others appended them.
    private const int ReadStep = 500;

    private readonly ISharedJournalStore? _shared = store as ISharedJournalStore;
    private readonly IIntentJournalStore? _intents = store as IIntentJournalStore;
    private readonly JournalDecision _decision = new(store, state, time, log);
    private long _headSeq;
    private long _nextSeq;
    private bool _leapt;
    private IReadOnlyList<JournalEntry> _doubtful = [];
    private bool _unsynced;

    /// <summary>Where the journal ends.</summary>
    public long HeadSeq => Interlocked.Read(ref _headSeq);

    /// <summary>Whether places are to be leapt over that an earlier run may have used, and nothing says so in the store but that it did not end as it should.</summary>
    public bool OwesLeap => _leapt;

    /// <summary>
    /// Goes on from what the store holds. Where the last run did not end as it should, a power cut may have taken
    /// events that browsers have seen. Their places are not used again: a cursor there is known to lead nowhere. So the
    /// first commit after such a leap must reach the disk, else the next run would leap to the same place.
    /// </summary>
    public void Load(JournalSnapshot snapshot)
    {
        _headSeq = snapshot.HeadSeq;
        _leapt = !snapshot.CleanEnd && _shared is null; // a shared store syncs every commit
        _nextSeq = snapshot.HeadSeq + 1 + (_leapt ? Leap : 0);
    }

    /// <summary>Commits the group. Where it throws, nothing has changed, except perhaps in the store: <see cref="SettleAsync"/> tells.</summary>
    /// <exception cref="JournalStorageException">The storage fails.</exception>
    /// <param name="group">The group.</param>
    /// <param name="isCalm">Whether what the store takes over may be told before it is committed: <see cref="CommitIntendedAsync"/> must follow.</param>
    /// <param name="gather">Adds to the group what came while the turn was waited for.</param>
    public async ValueTask CommitAsync(List<JournalRequest> group, bool isCalm = false, Action? gather = null)
    {
        if (_shared is null)
        {
            await CommitInTurnAsync(group, isCalm).ConfigureAwait(false);
            return;
        }

        if (group.TrueForAll(static request => request is CatchUpRequest))
        {
            await ReadOnAsync(long.MaxValue).ConfigureAwait(false);
            return;
        }

        try
        {
            await TakeTurnAsync(_shared).ConfigureAwait(false);
            gather?.Invoke();
            await CommitInTurnAsync(group, mayIntend: false).ConfigureAwait(false);
        }
        finally
        {
            await _shared.LeaveTurnAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Commits what was told before it was committed, if anything was.</summary>
    /// <exception cref="JournalStorageException">The storage fails. It is committed with whatever is written next.</exception>
    public async ValueTask CommitIntendedAsync()
    {
        if (_intents is not { HasIntended: true })
            return;
        Thread.Yield(); // whoever was told may wait for this very processor
        await IntentSettlement.SettleAsync(_intents, log).ConfigureAwait(false);
    }

    private async ValueTask CommitInTurnAsync(List<JournalRequest> group, bool mayIntend)
    {
        var transaction = await _decision.DecideAsync(group, _nextSeq).ConfigureAwait(false);
        var durable = _leapt || group.Exists(static request => request.Durable);
        if (mayIntend && !durable && transaction.Entries.Count > 0 && _intents?.TryIntend(transaction.Entries) == true)
            Written(transaction.Entries, durable);
        else if (transaction.Entries.Count > 0)
            await WriteAsync(transaction.Entries, durable, token => store.CommitAsync(transaction.Entries, durable, token)).ConfigureAwait(false);
        else if (durable && _unsynced)
            await SyncAsync().ConfigureAwait(false); // what the answers rest on was committed, but perhaps not to the disk
    }

    /// <summary>
    /// Finds out what became of a commit that failed. True where it was written all the same: then it counts, and so
    /// do the answers of its requests; anything else would do twice what they asked for.
    /// </summary>
    /// <exception cref="JournalStorageException">The storage cannot tell at the moment.</exception>
    public async ValueTask<bool> SettleAsync()
    {
        if (_doubtful is not [.., var last])
            return false;
        var written = await IsWrittenAsync(last.Seq).ConfigureAwait(false);
        if (written)
        {
            await SyncAsync().ConfigureAwait(false);
            Take(_doubtful);
        }

        _doubtful = [];
        return written;
    }

    /// <summary>Removes a step of what retention wants gone. Returns whether there may be more.</summary>
    /// <exception cref="JournalStorageException">The storage fails.</exception>
    public ValueTask<bool> TrimAsync(DateTimeOffset? olderThan, long? maxBytes) => InTurnAsync(() => TrimInTurnAsync(olderThan, maxBytes));

    /// <summary>Removes a step of what peers keep too much of that nobody has cared for. Returns how many messages that were.</summary>
    /// <exception cref="JournalStorageException">The storage fails.</exception>
    public async ValueTask<long> HoldAsync(QuotaBounds bounds)
    {
        // So that nobody waits for a turn in which there is nothing to do.
        if (_shared is not null && (await store.PlanQuotaAsync(bounds, CancellationToken.None).ConfigureAwait(false)).Count == 0)
            return 0;
        return await InTurnAsync(() => HoldInTurnAsync(bounds)).ConfigureAwait(false);
    }

    private async ValueTask<T> InTurnAsync<T>(Func<ValueTask<T>> act)
    {
        if (_shared is null)
            return await act().ConfigureAwait(false);
        try
        {
            await TakeTurnAsync(_shared).ConfigureAwait(false);
            return await act().ConfigureAwait(false);
        }
        finally
        {
            await _shared.LeaveTurnAsync().ConfigureAwait(false);
        }
    }

    // From here on nobody else appends, and the state has what others did.
    private async ValueTask TakeTurnAsync(ISharedJournalStore shared)
    {
        var head = await shared.TakeTurnAsync(CancellationToken.None).ConfigureAwait(false);
        await ReadOnAsync(head).ConfigureAwait(false);
    }

    // What others appended is applied and told like what this node appends.
    private async ValueTask ReadOnAsync(long upToSeq)
    {
        while (HeadSeq < upToSeq)
        {
            var entries = await store.ReadEntriesAsync(HeadSeq, upToSeq, ReadStep, CancellationToken.None).ConfigureAwait(false);
            if (entries.Count == 0)
                return;
            if (entries[0].Seq > HeadSeq + 1 && await store.ReadGapAsync(CancellationToken.None).ConfigureAwait(false) > HeadSeq)
                throw new JournalStorageException(StorageFailure.Incompatible, "This node was away for longer than the journal is kept: restart it.");
            Take(await MessagesAlong.FillAsync(entries, _shared!).ConfigureAwait(false));
        }
    }

    private void Take(IReadOnlyList<JournalEntry> entries)
    {
        foreach (var entry in entries)
            StateChanges.Apply(state, entry.Seq, entry.Event);
        Commit(entries);
    }

    private async ValueTask<bool> IsWrittenAsync(long lastSeq) => _shared is null
        ? (await store.ReadEntriesAsync(HeadSeq, lastSeq, 1, CancellationToken.None).ConfigureAwait(false)).Count > 0
        : await _shared.HasCommittedAsync(lastSeq, CancellationToken.None).ConfigureAwait(false);

    private async ValueTask<bool> TrimInTurnAsync(DateTimeOffset? olderThan, long? maxBytes)
    {
        var plan = await store.PlanTrimAsync(olderThan, maxBytes, CancellationToken.None).ConfigureAwait(false);
        if (plan is not null)
        {
            var gap = new GapRecorded(null, GapReason.Retention, plan.Messages, plan.From, plan.To);
            var entry = new JournalEntry(_nextSeq, time.GetUtcNow(), gap);
            await WriteAsync([entry], durable: true, token => store.TrimAsync(plan.UpToSeq, entry, token)).ConfigureAwait(false);
        }

        var hasFree = await store.ReclaimAsync(ReclaimStep, CancellationToken.None).ConfigureAwait(false);
        return hasFree || plan is not null;
    }

    private async ValueTask<long> HoldInTurnAsync(QuotaBounds bounds)
    {
        var plans = await store.PlanQuotaAsync(bounds, CancellationToken.None).ConfigureAwait(false);
        if (plans.Count == 0)
            return 0;
        var now = time.GetUtcNow();
        var gaps = plans.Select((plan, number) => new JournalEntry(_nextSeq + number, now, Gap(plan))).ToList();

        // Nobody is promised that it stays removed, and it is much where somebody floods. But a leap must reach the disk.
        var leapt = _leapt;
        await WriteAsync(gaps, durable: false, token => store.TrimQuotaAsync(plans, gaps, token)).ConfigureAwait(false);
        if (leapt)
            await SyncAsync().ConfigureAwait(false);
        return plans.Sum(static plan => plan.Messages);
    }

    private static GapRecorded Gap(QuotaPlan plan) =>
        new(null, GapReason.Quota, plan.Before + plan.Messages, plan.From, plan.To) { ConversationId = plan.ConversationId };

    private async ValueTask WriteAsync(IReadOnlyList<JournalEntry> entries, bool durable, Func<CancellationToken, ValueTask> write)
    {
        try
        {
            await write(CancellationToken.None).ConfigureAwait(false);
        }
        catch
        {
            state.Rollback();
            _doubtful = entries;
            throw;
        }

        Written(entries, durable);
    }

    private void Written(IReadOnlyList<JournalEntry> entries, bool durable)
    {
        _doubtful = [];
        _unsynced = !durable && _shared is null;
        Commit(entries);
    }

    // A write of its own that is synced takes everything before it along.
    private async ValueTask SyncAsync()
    {
        await store.SetCleanEndAsync(clean: false, CancellationToken.None).ConfigureAwait(false);
        _unsynced = false;
    }

    private void Commit(IReadOnlyList<JournalEntry> entries)
    {
        state.Commit();
        var batch = new JournalBatch(store.Epoch, HeadSeq, entries);
        Interlocked.Exchange(ref _headSeq, batch.HeadSeq);
        _nextSeq = batch.HeadSeq + 1;
        _leapt = false;
        foreach (var observer in observers)
            Tell(observer, batch);
    }

    // What is committed stays so whatever an observer makes of it, and the others hear of it, too.
    private void Tell(ICommitObserver observer, JournalBatch batch)
    {
        try
        {
            observer.OnCommitted(batch);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            JournalLog.ObserverFaulted(log, exception, observer.GetType().Name);
        }
    }
}
