using Microsoft.Extensions.Logging;

namespace WebUdpChat.Core.Journal;

/// <summary>
/// The journal's single writer: takes what has gathered, decides it in order, commits it as one group, and tells.
/// What comes while a commit is under way is the next group, so that one message alone never waits for others.
/// </summary>
public sealed class JournalWriter : IJournal, IAsyncDisposable
{
    private readonly IJournalStore _store;
    private readonly JournalQueue _queue;
    private readonly JournalGroup _group;
    private readonly StorageTrouble _trouble;
    private readonly QuotaWatch _quota;
    private readonly JournalLoop _loop;
    private bool _disposed;
    private CatchUpRequest? _catchUp;

    private JournalWriter(IJournalStore store, JournalSnapshot snapshot, Func<GatewayState, IReadOnlyList<ICommitObserver>> observers,
        JournalOptions options, TimeProvider time, ILogger<JournalWriter> log)
    {
        _store = store;
        State = new GatewayState(options.ConfirmingDialects, options.Rooms);
        State.Load(snapshot);
        _queue = new JournalQueue(options);
        _quota = new QuotaWatch(options.Quota);
        _group = new JournalGroup(store, State, [_quota, .. observers(State)], time, log);
        _group.Load(snapshot);
        _trouble = new StorageTrouble(options, time, log);
        Turn = new JournalTurn(store, _queue, _group, _quota, _trouble, options, log);
        _loop = new JournalLoop(Turn, _queue, _trouble, time, isPrompt: store is not ISharedJournalStore);
        if (store is ISharedJournalStore shared)
            shared.Follow(Hint);
    }

    /// <inheritdoc/>
    public string Epoch => _store.Epoch;

    /// <inheritdoc/>
    public GatewayState State { get; }

    /// <inheritdoc/>
    public long HeadSeq => _group.HeadSeq;

    /// <inheritdoc/>
    public StorageFailure? Trouble => _trouble.Failure;

    /// <summary>Whether the run ended so that the next one may go on from where the journal ends, once this is disposed.</summary>
    public bool HasEndedWhole => Trouble is null && !_group.OwesLeap;

    /// <summary>Bytes of datagrams that wait to be saved.</summary>
    public long HeldBytes => _queue.HeldBytes;

    /// <summary>Messages that were removed since the start because peers that nobody has cared for said too much.</summary>
    public long QuotaRemoved => _quota.Removed;

    /// <summary>What the loop does again and again; for whoever drives a writer without a loop.</summary>
    internal JournalTurn Turn { get; }

    /// <summary>How long the loop waits before its next turn while the storage fails.</summary>
    internal TimeSpan Pause => _trouble.Pause;

    /// <summary>Goes on from what the store holds.</summary>
    /// <param name="store">Where the journal lies.</param>
    /// <param name="snapshot">What is in it.</param>
    /// <param name="observers">Makes those who are told of each commit, in this order.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where trouble is written.</param>
    /// <param name="trouble">What failed already; null where nothing did.</param>
    public static JournalWriter Open(IJournalStore store, JournalSnapshot snapshot, Func<GatewayState, IReadOnlyList<ICommitObserver>> observers,
        JournalOptions options, TimeProvider time, ILogger<JournalWriter> log, JournalStorageException? trouble = null)
    {
        var writer = OpenStill(store, snapshot, observers, options, time, log);
        if (trouble is not null)
            writer._trouble.Began(trouble);
        writer._loop.Start();
        return writer;
    }

    /// <summary>The same without a loop: whoever opens it runs its <see cref="Turn"/>.</summary>
    internal static JournalWriter OpenStill(IJournalStore store, JournalSnapshot snapshot, Func<GatewayState, IReadOnlyList<ICommitObserver>> observers,
        JournalOptions options, TimeProvider time, ILogger<JournalWriter> log) =>
        new(store, snapshot, observers, options, time, log);

    /// <inheritdoc/>
    public Task<Outcome<T>> ExecuteAsync<T>(JournalCommand<T> command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var request = new CommandRequest<T>(command, mayWait: false);
        var refusal = Trouble is { } failure ? StorageRefusals.Of(failure) : _queue.TryAdd(request);
        if (refusal is not null)
            request.Refused(refusal);
        return request.Answer;
    }

    /// <inheritdoc/>
    public Task<Outcome<T>> KeepAsync<T>(JournalCommand<T> command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var request = new CommandRequest<T>(command, mayWait: true);
        if (_queue.TryAddOwn(request) is { } refusal)
            request.Refused(refusal);
        return request.Answer;
    }

    /// <summary>Takes datagrams over, all of them or none. False where there is no room for them.</summary>
    internal bool TryHold(IReadOnlyList<JournalRequest> requests)
    {
        if (!_queue.TryAddHeld(requests))
            return false;
        if (requests.Any(static request => request.Durable))
            _queue.Wake(); // the disk is waited for elsewhere
        else
            _loop.Serve();
        return true;
    }

    /// <summary>Removes what retention wants gone, a step of it, and says so in the journal. True where there may be more to remove.</summary>
    public Task<bool> TrimAsync(DateTimeOffset? olderThan, long? maxBytes)
    {
        var request = new TrimRequest(olderThan, maxBytes);
        if (_queue.TryAddOwn(request) is { } refusal)
            request.Refused(refusal);
        return request.Answer;
    }

    /// <summary>Reads what other nodes have appended so far. False where that cannot be read at the moment.</summary>
    public Task<bool> CatchUpAsync()
    {
        var request = new CatchUpRequest();
        if (_store is not ISharedJournalStore)
            request.Committed();
        else if (_queue.TryAddOwn(request) is { } refusal)
            request.Refused(refusal);
        return request.Answer;
    }

    /// <summary>Refuses whatever browsers and scripts ask for from now on; what the gateway itself has to say is still taken.</summary>
    public void StopTaking() => _queue.StopTaking();

    /// <summary>
    /// Gives up datagrams that wait to be saved, because there is no time left for them. Their listeners count them as
    /// <see cref="Listeners.DropReason.Closing"/>; everything else that waits is still committed.
    /// </summary>
    public void LeaveHeld() => _queue.LeaveHeld();

    /// <summary>Commits what is waiting, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await _loop.StopAsync().ConfigureAwait(false);
        await Turn.EndAsync().ConfigureAwait(false);
        _loop.Dispose();
    }

    // One look at a time is asked for: the next one finds all that came meanwhile.
    private void Hint()
    {
        _loop.Retry();
        if (_catchUp is { Answer.IsCompleted: false })
            return;
        var request = new CatchUpRequest();
        if (_queue.TryAddOwn(request) is null)
            _catchUp = request;
    }
}
