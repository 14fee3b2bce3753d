using Microsoft.Extensions.Logging;

namespace WebUdpChat.Core.Journal;

/// <summary>
/// One turn of the journal's writer: what is waiting is committed and answered, or kept or refused where the storage
/// fails. It waits for nothing but the store, so that a loop, or a test, can drive it step by step. It never throws.
/// </summary>
internal sealed class JournalTurn(
    IJournalStore store, JournalQueue queue, JournalGroup group, QuotaWatch quota, StorageTrouble trouble, JournalOptions options, ILogger log)
{
    private readonly List<JournalRequest> _taken = new(options.MaxGroup);
    private readonly Queue<TrimRequest> _trims = new();
    private int _sinceTidying;
    private bool _forgetsMore;

    /// <summary>Whether there is something to commit.</summary>
    public bool HasWork => _taken.Count > 0 || queue.HasWaiting;

    /// <summary>Whether a turn is wanted although nothing waits: more is kept than should be.</summary>
    public bool OwesQuota => quota.IsDue;

    /// <summary>Whether something is to be tidied up that a turn has left because it was not to.</summary>
    public bool OwesTidying => _forgetsMore || OwesQuota || _sinceTidying >= options.CommitsBetweenIndexSteps;

    /// <summary>Runs it.</summary>
    /// <param name="isCalm">
    /// Whether it is run by whoever brought what is waiting, and nothing else is going on: then what is waiting may be told
    /// before it is committed, and what can wait, which may take some milliseconds, is left.
    /// </param>
    public async ValueTask RunAsync(bool isCalm = false)
    {
        try
        {
            if (await group.SettleAsync().ConfigureAwait(false))
                Answer();
            await group.CommitIntendedAsync().ConfigureAwait(false); // what is still intended must not be laid to what is taken now
            queue.TakeInto(_taken);
            await CommitAsync(isCalm).ConfigureAwait(false);
            trouble.Ended();
            Answer();
            await group.CommitIntendedAsync().ConfigureAwait(false);
            await TrimAsync().ConfigureAwait(false);
            _sinceTidying++;
            if (!isCalm)
                await HoldQuotaAsync().ConfigureAwait(false);
            await ForgetAsync().ConfigureAwait(false);
            if (!isCalm && _sinceTidying >= options.CommitsBetweenIndexSteps)
                await TryTidyAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            await FailAsync(Classify(exception)).ConfigureAwait(false);
        }
    }

    /// <summary>Takes a step of what can be done while nothing is waiting. True where there is more of it.</summary>
    public async ValueTask<bool> TryTidyAsync()
    {
        _sinceTidying = 0;
        try
        {
            return await ForgetAsync().ConfigureAwait(false)
                || await store.IndexAsync(options.IndexStep, CancellationToken.None).ConfigureAwait(false) > 0;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            JournalLog.TidyingFailed(log, Classify(exception).Message);
            return false;
        }
    }

    /// <summary>The last turns: all that waits is committed, or refused where the storage still fails.</summary>
    public async ValueTask EndAsync()
    {
        if (trouble.Failure is not null)
            await RunAsync().ConfigureAwait(false);
        while (trouble.Failure is null && HasWork)
            await RunAsync().ConfigureAwait(false);
        while (queue.TryTake(out var request))
            _taken.Add(request);
        if (_taken.Count == 0)
            return;
        JournalLog.EndedInTrouble(log, _taken.Count);
        Refuse(_taken);
        _taken.Clear();
    }

    private async ValueTask CommitAsync(bool isCalm)
    {
        if (_taken.Count == 0)
        {
            // Nothing waits: whether the storage works again is tried with something that changes nothing.
            if (trouble.Failure is not null)
                await store.SetCleanEndAsync(clean: false, CancellationToken.None).ConfigureAwait(false);
            return;
        }

        try
        {
            await group.CommitAsync(_taken, isCalm, () => queue.TakeInto(_taken)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (JournalStorageException or OutOfMemoryException))
        {
            JournalLog.CommitFaulted(log, exception);
            if (!await group.SettleAsync().ConfigureAwait(false))
                await CommitEachAsync().ConfigureAwait(false);
        }
    }

    // One of them is at fault, and the store does not say which.
    private async ValueTask CommitEachAsync()
    {
        while (_taken is [var request, ..])
        {
            var alone = new List<JournalRequest> { request };
            try
            {
                await group.CommitAsync(alone).ConfigureAwait(false);
                _taken.RemoveAt(0);
                Answer(alone);
            }
            catch (Exception exception) when (exception is not (JournalStorageException or OutOfMemoryException))
            {
                _taken.RemoveAt(0);
                request.Leave();
                request.Faulted(exception);
            }
        }
    }

    private async ValueTask FailAsync(JournalStorageException exception)
    {
        try
        {
            if (await group.SettleAsync().ConfigureAwait(false))
                Answer();
        }
        catch (Exception again) when (again is not OutOfMemoryException)
        {
            // Nobody can tell at the moment. The next turn asks again.
        }

        trouble.Began(exception);
        Refuse(_taken.Where(static request => !request.MayWait));
        _taken.RemoveAll(static request => !request.MayWait);
        Refuse(_trims);
        _trims.Clear();
        Refuse(queue.TakeWhatMayNotWait());
    }

    private async ValueTask TrimAsync()
    {
        while (_trims.TryPeek(out var trim))
        {
            var hasMore = await group.TrimAsync(trim.OlderThan, trim.MaxBytes).ConfigureAwait(false);
            _trims.Dequeue().Done(hasMore);
        }
    }

    // A step at a time, and more than can have come meanwhile.
    private async ValueTask HoldQuotaAsync()
    {
        if (quota.IsDue)
            await quota.HoldAsync(group).ConfigureAwait(false);
    }

    private async ValueTask<bool> ForgetAsync() =>
        _forgetsMore = await store.ForgetAsync(options.ForgetStep, CancellationToken.None).ConfigureAwait(false);

    private void Answer()
    {
        Answer(_taken);
        _taken.Clear();
    }

    private void Answer(List<JournalRequest> done)
    {
        foreach (var request in done)
        {
            request.Leave();
            if (request is TrimRequest trim)
                _trims.Enqueue(trim);
            else
                Answer(request);
        }
    }

    private void Answer(JournalRequest done)
    {
        try
        {
            done.Committed();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            JournalLog.AnswerFaulted(log, exception);
        }
    }

    private void Refuse(IEnumerable<JournalRequest> requests)
    {
        var refusal = StorageRefusals.Of(trouble.Failure);
        foreach (var request in requests)
        {
            request.Leave();
            request.Refused(refusal);
        }
    }

    // A fault of the store is none of the requests' doing: they wait, and it is tried again, as if the disk had failed.
    private static JournalStorageException Classify(Exception exception) => exception as JournalStorageException
        ?? new JournalStorageException(StorageFailure.InputOutput, $"The store has a fault: {exception.Message}", exception);
}
