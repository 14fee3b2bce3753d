using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Tests.Journal;

/// <summary>A journal that forgets. It works everything out from its entries and what was trimmed of them.</summary>
internal sealed class InMemoryJournalStore(MessageReader readText, IReadOnlySet<string> confirmingDialects) : IJournalStore
{
    private readonly Lock _gate = new();
    private readonly InMemoryProjections _projections = new(confirmingDialects);
    private readonly SortedList<long, JournalEntry> _entries = [];
    private readonly InMemoryQuota _quota = new();
    private long _head;
    private DateTimeOffset? _headAt;
    private long _trimmed;
    private bool _cleanEnd = true;

    public InMemoryJournalStore()
        : this(static (_, _) => null, new HashSet<string>())
    {
    }

    public string Epoch { get; } = Guid.NewGuid().ToString("N");

    /// <summary>While set, every commit fails with it.</summary>
    public StorageFailure? Failing { get; set; }

    public ValueTask<JournalSnapshot> LoadAsync(CancellationToken cancellation) => Locked(() => new JournalSnapshot(
        _head,
        _headAt,
        _cleanEnd,
        _projections.Peers,
        _projections.Conversations,
        [.. Messages().Where(message => _projections.IsOpen(message.Id)).Select(_projections.Present)],
        _projections.ReadMarkers,
        _projections.LastSeen) { Listeners = _projections.Listeners, Numbers = _projections.Numbers });

    public ValueTask CommitAsync(IReadOnlyList<JournalEntry> entries, bool durable, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(entries.Count);
        lock (_gate)
        {
            Check(entries);
            foreach (var entry in entries)
                Append(entry);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask SetCleanEndAsync(bool clean, CancellationToken cancellation)
    {
        lock (_gate)
            _cleanEnd = clean;
        return ValueTask.CompletedTask;
    }

    public ValueTask<TrimPlan?> PlanTrimAsync(DateTimeOffset? olderThan, long? maxBytes, CancellationToken cancellation) => Locked(() =>
    {
        var excess = maxBytes is { } limit ? Size() - limit : 0;
        var going = new List<JournalEntry>();
        foreach (var entry in _entries.Values.TakeWhile(entry => excess > 0 || entry.At < olderThan))
        {
            going.Add(entry);
            excess -= Size(entry);
        }

        return going.TrueForAll(static entry => entry.Event is GapRecorded) ? null : new TrimPlan(
            going[^1].Seq,
            going.Count(static entry => entry.Event is MessagePosted),
            going.Min(static entry => entry.At),
            going.Max(static entry => entry.At));
    });

    public ValueTask TrimAsync(long upToSeq, JournalEntry gap, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(upToSeq, gap.Seq);
        lock (_gate)
        {
            Check([gap]);
            Remove(_entries.Keys.TakeWhile(seq => seq <= upToSeq));
            _trimmed = Math.Max(_trimmed, upToSeq);
            Append(gap);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<QuotaPlan>> PlanQuotaAsync(QuotaBounds bounds, CancellationToken cancellation) =>
        Locked(() => _quota.Plan(_entries.Values, bounds, Size));

    public ValueTask TrimQuotaAsync(IReadOnlyList<QuotaPlan> plans, IReadOnlyList<JournalEntry> gaps, CancellationToken cancellation)
    {
        lock (_gate)
        {
            Check(gaps);
            foreach (var plan in plans)
                Remove(_quota.Trim(_entries.Values, plan));
            foreach (var gap in gaps)
                Append(gap);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> ForgetAsync(int limit, CancellationToken cancellation) => Locked(() =>
    {
        Remove(_quota.Forget(_entries.Values));
        return false;
    });

    public ValueTask<bool> ReclaimAsync(int maxPages, CancellationToken cancellation) => new(false);

    public ValueTask<int> IndexAsync(int limit, CancellationToken cancellation) => new(0);

    public ValueTask<long> ReadSizeAsync(CancellationToken cancellation) => Locked(Size);

    public ValueTask<IReadOnlyList<JournalEntry>> ReadEntriesAsync(
        long afterSeq, long upToSeq, int limit, CancellationToken cancellation) => Locked<IReadOnlyList<JournalEntry>>(() =>
        [.. _entries.Values.Where(entry => entry.Seq > afterSeq && entry.Seq <= upToSeq).Take(limit)]);

    public ValueTask<long> ReadTailAsync(CancellationToken cancellation) => Locked(() => _trimmed);

    public ValueTask<long> ReadGapAsync(CancellationToken cancellation) => ReadTailAsync(cancellation);

    public ValueTask<MessagePage> ReadMessagesAsync(MessageQuery query, CancellationToken cancellation) => Locked(() =>
    {
        var all = Messages().Where(message => message.ConversationId == query.Conversation
            && message.Id.Seq > (query.AfterSeq ?? 0) && message.Id.Seq < (query.BeforeSeq ?? long.MaxValue)).ToList();
        var page = query.AfterSeq is null ? all.TakeLast(query.Limit) : all.Take(query.Limit);
        return new MessagePage([.. page.Select(_projections.Present)], all.Count > query.Limit);
    });

    public ValueTask<ChatMessage?> FindMessageAsync(MessageId id, CancellationToken cancellation) =>
        Locked(() => Find(message => message.Id == id));

    public ValueTask<ChatMessage?> FindByClientIdAsync(
        ConversationId conversation, string clientMessageId, CancellationToken cancellation) =>
        Locked(() => Find(message => message.ConversationId == conversation && message.ClientMessageId == clientMessageId));

    public ValueTask<int> CountMessagesAsync(
        ConversationId conversation, long afterSeq, int limit, string? exceptAuthor, CancellationToken cancellation) =>
        Locked(() => Messages()
            .Where(message => message.ConversationId == conversation && message.Id.Seq > afterSeq && message.Author.Id != exceptAuthor)
            .Take(limit).Count());

    public ValueTask<IReadOnlyList<ChatMessage>> SearchAsync(SearchQuery query, CancellationToken cancellation) =>
        Locked<IReadOnlyList<ChatMessage>>(() =>
        {
            cancellation.ThrowIfCancellationRequested();
            var terms = SearchTerms.Parse(query.Words);
            return [.. Messages().Reverse().Where(message => IsFound(message, query, terms)).Take(query.Limit).Select(_projections.Present)];
        });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static long Size(JournalEntry entry) => entry.Event is MessagePosted posted ? posted.Message.Bytes.Length + 200 : 100;

    private long Size() => _entries.Values.Sum(Size);

    private IEnumerable<ChatMessage> Messages() =>
        _entries.Values.Select(static entry => entry.Event).OfType<MessagePosted>().Select(static posted => posted.Message);

    private ChatMessage? Find(Func<ChatMessage, bool> predicate) =>
        Messages().FirstOrDefault(predicate) is { } posted ? _projections.Present(posted) : null;

    private bool IsFound(ChatMessage message, SearchQuery query, SearchTerms terms) =>
        message.Id.Seq < (query.BeforeSeq ?? long.MaxValue)
        && (query.Conversation is null || message.ConversationId == query.Conversation)
        && readText(message.CutText(), message.Charset) is { } text
        && terms.Match(text);

    private void Check(IReadOnlyList<JournalEntry> entries)
    {
        if (Failing is { } failure)
            throw new JournalStorageException(failure, "The store was told to fail.");
        var head = _head;
        var clientIds = Messages().Select(ClientId).OfType<(ConversationId, string)>().ToHashSet();
        foreach (var entry in entries)
        {
            var message = (entry.Event as MessagePosted)?.Message;
            if (entry.Seq <= head || (message is not null && message.Id.Seq != entry.Seq))
                throw new InvalidOperationException($"Entry {entry.Seq} is in the wrong place.");
            if (message is not null && ClientId(message) is { } id && !clientIds.Add(id))
                throw new InvalidOperationException($"{id} is there already.");
            head = entry.Seq;
        }
    }

    private static (ConversationId, string)? ClientId(ChatMessage message) =>
        message.ClientMessageId is { } id ? (message.ConversationId, id) : null;

    private void Append(JournalEntry entry)
    {
        _entries.Add(entry.Seq, entry);
        _projections.Apply(entry);
        _quota.Apply(entry);
        (_head, _headAt) = (entry.Seq, entry.At);
    }

    private void Remove(IEnumerable<long> seqs)
    {
        foreach (var seq in seqs.ToList())
            _entries.Remove(seq);
    }

    private ValueTask<T> Locked<T>(Func<T> read)
    {
        lock (_gate)
            return new ValueTask<T>(read());
    }
}
