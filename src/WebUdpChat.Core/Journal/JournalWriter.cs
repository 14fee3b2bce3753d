using Microsoft.Extensions.Logging;

namespace WebUdpChat.Core.Journal;

/// <summary>
/// The journal's single writer: takes what has gathered, decides it in order, commits it as one group, and tells.
/// What comes while a commit is under way is the next group, so that one message alone never waits for others.
/// </summary>
public sealed class JournalWriter : IJournal, IAsyncDisposable
{
    private readonly IJournalStore _store;
    private readonly JournalOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<JournalWriter> _log;
    private readonly JournalQueue _queue;
    private readonly JournalGroup _group;
    private readonly StorageTrouble _trouble;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _loop;

    private JournalWriter(IJournalStore store, JournalSnapshot snapshot, Func<GatewayState, IReadOnlyList<ICommitObserver>> observers,
        JournalOptions options, TimeProvider time, ILogger<JournalWriter> log)
    {
        (_store, _options, _time, _log) = (store, options, time, log);
        State.Load(snapshot);
        _queue = new JournalQueue(options);
        _group = new JournalGroup(store, State, _queue, observers(State), time, log) { HeadSeq = snapshot.HeadSeq };
        _trouble = new StorageTrouble(options, time, log);
        _loop = Task.Run(RunAsync);
    }

    /// <inheritdoc/>
    public string Epoch => _store.Epoch;

    /// <inheritdoc/>
    public GatewayState State { get; } = new();

    /// <inheritdoc/>
    public long HeadSeq => _group.HeadSeq;

    /// <inheritdoc/>
    public StorageFailure? Trouble => _trouble.Failure;

    /// <summary>Bytes of datagrams that wait to be saved.</summary>
    public long HeldBytes => _queue.HeldBytes;

    /// <summary>Goes on from what the store holds.</summary>
    /// <param name="store">Where the journal lies.</param>
    /// <param name="snapshot">What is in it.</param>
    /// <param name="observers">Makes those who are told of each commit, in this order.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where trouble is written.</param>
    public static JournalWriter Open(IJournalStore store, JournalSnapshot snapshot, Func<GatewayState, IReadOnlyList<ICommitObserver>> observers,
        JournalOptions options, TimeProvider time, ILogger<JournalWriter> log) =>
        new(store, snapshot, observers, options, time, log);

    /// <inheritdoc/>
    public Task<Outcome<T>> ExecuteAsync<T>(JournalCommand<T> command)
    {
        var request = new CommandRequest<T>(command, mayWait: false);
        if (_queue.TryAdd(request) is { } refusal)
            request.Refused(refusal);
        return request.Answer;
    }

    /// <inheritdoc/>
    public Task<Outcome<T>> KeepAsync<T>(JournalCommand<T> command)
    {
        var request = new CommandRequest<T>(command, mayWait: true);
        if (_queue.TryAddOwn(request) is { } refusal)
            request.Refused(refusal);
        return request.Answer;
    }

    /// <summary>Takes datagrams over. False where there is no room for them.</summary>
    internal bool TryHold(JournalRequest request) => _queue.TryAddHeld(request);

    /// <summary>Removes what retention wants gone, a step of it, and says so in the journal. True where there may be more to remove.</summary>
    public async Task<bool> TrimAsync(DateTimeOffset? olderThan, long? maxBytes)
    {
        var request = new TrimRequest(olderThan, maxBytes);
        if (_queue.TryAddOwn(request) is not null)
            return false;
        return await request.Answer.ConfigureAwait(false);
    }

    /// <summary>Refuses whatever browsers and scripts ask for from now on; what the gateway itself has to say is still taken.</summary>
    public void StopTaking() => _queue.StopTaking();

    /// <summary>Commits what is waiting, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Complete();
        await _ending.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _ending.Dispose();
    }

    private async Task RunAsync()
    {
        var group = new List<JournalRequest>(_options.MaxGroup);
        while (await WaitAsync(group.Count > 0).ConfigureAwait(false))
        {
            _queue.TakeInto(group);
            if (await TryCommitAsync(group).ConfigureAwait(false))
                Answer(group);
            else
                RefuseWhatMayNotWait(group);
        }

        await EndAsync(group).ConfigureAwait(false);
    }

    private async ValueTask<bool> WaitAsync(bool holding)
    {
        if (_trouble.Failure is null)
            return await WaitForWorkAsync().ConfigureAwait(false);
        await PauseAsync().ConfigureAwait(false);
        return !_ending.IsCancellationRequested || (!holding && _queue.HasWaiting);
    }

    private async ValueTask<bool> WaitForWorkAsync()
    {
        while (!_queue.HasWaiting && await TryIndexAsync().ConfigureAwait(false))
        {
        }

        return await _queue.WaitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private async ValueTask<bool> TryCommitAsync(List<JournalRequest> group)
    {
        try
        {
            if (group.Count > 0)
                await _group.CommitAsync(group).ConfigureAwait(false);
            else
                await _store.SetCleanEndAsync(clean: false, CancellationToken.None).ConfigureAwait(false);
            _trouble.Ended();
            return true;
        }
        catch (JournalStorageException exception)
        {
            _trouble.Began(exception);
            return false;
        }
    }

    private async ValueTask<bool> TryIndexAsync()
    {
        try
        {
            return await _store.IndexAsync(_options.IndexStep, CancellationToken.None).ConfigureAwait(false) > 0;
        }
        catch (JournalStorageException exception)
        {
            JournalLog.IndexingFailed(_log, exception.Message);
            return false;
        }
    }

    private void Answer(List<JournalRequest> group)
    {
        foreach (var request in group)
        {
            request.Committed();
            _queue.Release(request);
        }

        group.Clear();
    }

    private void RefuseWhatMayNotWait(List<JournalRequest> group)
    {
        _queue.TakeAllInto(group);
        var refusal = StorageRefusals.Of(_trouble.Failure);
        foreach (var request in group.Where(static request => !request.MayWait))
        {
            request.Refused(refusal);
            _queue.Release(request);
        }

        group.RemoveAll(static request => !request.MayWait);
    }

    private async ValueTask PauseAsync()
    {
        try
        {
            await Task.Delay(_trouble.Pause, _time, _ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The gateway ends: one last attempt follows at once.
        }
    }

    private async ValueTask EndAsync(List<JournalRequest> group)
    {
        _queue.TakeInto(group);
        if (group.Count == 0)
            return;
        if (await TryCommitAsync(group).ConfigureAwait(false))
        {
            Answer(group);
            return;
        }

        JournalLog.EndedInTrouble(_log, group.Count);
        foreach (var request in group)
            request.Refused(StorageRefusals.Of(_trouble.Failure));
    }
}
