using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Tests.Journal;

namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>
/// A store on a disk that can fail, before or after it has written, and whose unsynced writes a power cut takes.
/// It remembers all that was ever done to it, and that is the truth that everything else is compared with.
/// </summary>
internal sealed class SimulatedStore(Random? random = null) : IIntentJournalStore
{
    private static readonly HashSet<string> Confirming = [SimulatedDialect.Confirming];

    private readonly List<StoreWrite> _writes = [];
    private InMemoryJournalStore _inner = New();
    private int _synced;
    private bool _cleanEnd = true;

    public string Epoch => "simulated";

    /// <summary>Told of each moment before it goes on; throws what the store is to throw.</summary>
    public Action<StoreMoment>? Interfere { get; set; }

    /// <summary>How often, of a hundred times, the disk fails at a write.</summary>
    public int FailurePercent { get; set; }

    /// <summary>While set nothing works any more: the machine is about to stop.</summary>
    public bool IsDead { get; set; }

    /// <inheritdoc/>
    public bool HasIntended { get; private set; }

    /// <summary>How many writes, from the first on, are on the disk whatever happens.</summary>
    public int Synced => _synced;

    /// <summary>All that was written and not taken by a power cut, in order.</summary>
    public IReadOnlyList<StoreWrite> Writes => _writes;

    public IEnumerable<JournalEntry> Ledger => _writes.SelectMany(static write => write.Entries);

    /// <summary>Takes some of the writes that had not reached the disk, the newest first.</summary>
    public void CutPower()
    {
        var kept = random!.Next(_synced, _writes.Count + 1);
        _writes.RemoveRange(kept, _writes.Count - kept);
        Rebuild();
        _synced = _writes.Count;
        HasIntended = false;
    }

    /// <summary>The machine runs again.</summary>
    public void Revive() => (IsDead, FailurePercent) = (false, 0);

    public async ValueTask<JournalSnapshot> LoadAsync(CancellationToken cancellation) =>
        await _inner.LoadAsync(cancellation) with { CleanEnd = _cleanEnd };

    public ValueTask CommitAsync(IReadOnlyList<JournalEntry> entries, bool durable, CancellationToken cancellation) =>
        WriteAsync(new StoreWrite([.. entries], durable));

    /// <summary>What is intended is read from then on, and survives whatever an unsynced write survives.</summary>
    public bool TryIntend(IReadOnlyList<JournalEntry> entries)
    {
        if (IsDead || HasIntended || (FailurePercent > 0 && random!.Next(100) < FailurePercent))
            return false;
        if (!entries.All(static entry => entry.Event is MessagePosted { Message.Delivery: null } or PeerChanged or ConversationChanged))
            return false;
        var write = new StoreWrite([.. entries], Durable: false);
        Apply(write);
        _writes.Add(write);
        HasIntended = true;
        return true;
    }

    public ValueTask CommitIntendedAsync(CancellationToken cancellation)
    {
        FailPerhaps(StoreMoment.BeforeWrite, FailurePercent);
        HasIntended = false;
        return ValueTask.CompletedTask;
    }

    public void AbandonIntended()
    {
        _writes.RemoveAt(_writes.Count - 1);
        Rebuild();
        HasIntended = false;
    }

    public ValueTask TrimAsync(long upToSeq, JournalEntry gap, CancellationToken cancellation) =>
        WriteAsync(new StoreWrite([gap], Durable: true, upToSeq));

    public ValueTask TrimQuotaAsync(IReadOnlyList<QuotaPlan> plans, IReadOnlyList<JournalEntry> gaps, CancellationToken cancellation) =>
        WriteAsync(new StoreWrite([.. gaps], Durable: false, Quota: plans));

    public ValueTask<bool> ForgetAsync(int limit, CancellationToken cancellation) => new(false);

    public ValueTask SetCleanEndAsync(bool clean, CancellationToken cancellation)
    {
        FailPerhaps(StoreMoment.Sync, FailurePercent);
        _cleanEnd = clean;
        _synced = _writes.Count;
        HasIntended = false;
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> ReclaimAsync(int maxPages, CancellationToken cancellation)
    {
        FailPerhaps(StoreMoment.Reclaim, FailurePercent / 2);
        return new(false);
    }

    public ValueTask<int> IndexAsync(int limit, CancellationToken cancellation)
    {
        Interfere?.Invoke(StoreMoment.Index);
        return new(0);
    }

    public ValueTask<TrimPlan?> PlanTrimAsync(DateTimeOffset? olderThan, long? maxBytes, CancellationToken cancellation) =>
        Read().PlanTrimAsync(olderThan, maxBytes, cancellation);

    public ValueTask<IReadOnlyList<QuotaPlan>> PlanQuotaAsync(QuotaBounds bounds, CancellationToken cancellation) =>
        Read().PlanQuotaAsync(bounds, cancellation);

    public ValueTask<long> ReadSizeAsync(CancellationToken cancellation) => Read().ReadSizeAsync(cancellation);

    public ValueTask<IReadOnlyList<JournalEntry>> ReadEntriesAsync(long afterSeq, long upToSeq, int limit, CancellationToken cancellation) =>
        Read().ReadEntriesAsync(afterSeq, upToSeq, limit, cancellation);

    public ValueTask<long> ReadTailAsync(CancellationToken cancellation) => Read().ReadTailAsync(cancellation);

    public ValueTask<long> ReadGapAsync(CancellationToken cancellation) => Read().ReadGapAsync(cancellation);

    public ValueTask<MessagePage> ReadMessagesAsync(MessageQuery query, CancellationToken cancellation) =>
        Read().ReadMessagesAsync(query, cancellation);

    public ValueTask<ChatMessage?> FindMessageAsync(MessageId id, CancellationToken cancellation) => Read().FindMessageAsync(id, cancellation);

    public ValueTask<ChatMessage?> FindByClientIdAsync(ConversationId conversation, string clientMessageId, CancellationToken cancellation) =>
        Read().FindByClientIdAsync(conversation, clientMessageId, cancellation);

    public ValueTask<int> CountMessagesAsync(
        ConversationId conversation, long afterSeq, int limit, string? exceptAuthor, CancellationToken cancellation) =>
        Read().CountMessagesAsync(conversation, afterSeq, limit, exceptAuthor, cancellation);

    public ValueTask<IReadOnlyList<ChatMessage>> SearchAsync(SearchQuery query, CancellationToken cancellation) =>
        Read().SearchAsync(query, cancellation);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static InMemoryJournalStore New() => new(static (_, _) => null, Confirming);

    private void Rebuild()
    {
        _inner = New();
        foreach (var write in _writes)
            Apply(write);
    }

    private InMemoryJournalStore Read()
    {
        FailPerhaps(StoreMoment.Read, FailurePercent / 3);
        return _inner;
    }

    private ValueTask WriteAsync(StoreWrite write)
    {
        FailPerhaps(StoreMoment.BeforeWrite, FailurePercent);
        Apply(write);
        _writes.Add(write);
        HasIntended = false;

        // The nasty one: it is written, and the caller is told that it is not.
        FailPerhaps(StoreMoment.AfterWrite, FailurePercent / 3);
        if (write.Durable)
            _synced = _writes.Count;
        return ValueTask.CompletedTask;
    }

    private void Apply(StoreWrite write)
    {
        var done = write switch
        {
            { TrimmedTo: { } upTo } => _inner.TrimAsync(upTo, write.Entries[0], CancellationToken.None),
            { Quota: { } plans } => _inner.TrimQuotaAsync(plans, write.Entries, CancellationToken.None),
            _ => _inner.CommitAsync(write.Entries, durable: true, CancellationToken.None),
        };
        Assert.True(done.IsCompletedSuccessfully);
    }

    private void FailPerhaps(StoreMoment moment, int percent)
    {
        Interfere?.Invoke(moment);
        if (IsDead || (percent > 0 && random!.Next(100) < percent))
            throw new JournalStorageException(StorageFailure.InputOutput, "The disk was told to fail.");
    }
}
