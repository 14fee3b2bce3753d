using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>
/// The journal in a SQLite file. One connection writes, a few read. A call runs on the thread that makes it: a
/// commit takes as long as the disk takes to sync. What is intended lies in a file beside it until it is committed.
/// </summary>
internal sealed class SqliteJournalStore : IIntentJournalStore
{
    private readonly SqliteStoreOptions _options;
    private readonly LogCopier _copier;
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;
    private readonly EntryAppender _appender;
    private readonly IntentLog _intents;
    private readonly TextIndex _index;
    private readonly Forgetting _forgetting;
    private readonly SearchReads _search;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly LogCheckpoints _checkpoints;
    private bool _disposed;

    private SqliteJournalStore(SqliteStoreOptions options, SqliteDatabase database)
    {
        _options = options;
        _copier = new LogCopier(options);
        _writer = new SqliteWriter(options, database, _copier);
        _checkpoints = new LogCheckpoints(options, _writer, _copier, _writing);
        _readers = new SqliteReaders(options);
        _index = new TextIndex(options.ReadText, options.MinIndexStep);
        _forgetting = new Forgetting(options.KeptPassingEvents, StrangerRows.RemoveAll, StrangerRows.DeleteEvents);
        _search = new SearchReads(options.ReadText);
        Epoch = StoreRow.ReadEpoch(database);
        var headSeq = StoreRow.Read(database, StoreRow.SelectHead);
        _appender = new EntryAppender(options.ConfirmingDialects, headSeq);
        _intents = new IntentLog(options.IntentPath, Epoch, headSeq);
    }

    public string Epoch { get; }

    public bool HasIntended => _intents.Pending is not null;

    /// <summary>Opens the file, or makes it: brings it to the newest schema and checks it.</summary>
    /// <exception cref="JournalStorageException">It cannot be used.</exception>
    public static SqliteJournalStore Open(SqliteStoreOptions options) => new(options, SqliteFile.Create(options));

    public ValueTask<JournalSnapshot> LoadAsync(CancellationToken cancellation) =>
        ReadAsync(SnapshotReads.Read, static (intent, snapshot) => intent.Add(snapshot), cancellation);

    public async ValueTask CommitAsync(IReadOnlyList<JournalEntry> entries, bool durable, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(entries.Count);
        await WriteAsync(durable, database => Append(database, entries), cancellation).ConfigureAwait(false);
    }

    public bool TryIntend(IReadOnlyList<JournalEntry> entries)
    {
        ArgumentOutOfRangeException.ThrowIfZero(entries.Count);
        return _intents.TryTake(entries, _appender.HeadSeq);
    }

    public ValueTask CommitIntendedAsync(CancellationToken cancellation) =>
        HasIntended ? WriteAsync(durable: false, static _ => { }, cancellation) : ValueTask.CompletedTask;

    public void AbandonIntended()
    {
        _intents.Abandon();
        _appender.Forget();
    }

    public ValueTask SetCleanEndAsync(bool clean, CancellationToken cancellation) =>
        WriteAsync(durable: true, database => StoreRow.SetCleanEnd(database, clean), cancellation);

    public ValueTask<TrimPlan?> PlanTrimAsync(DateTimeOffset? olderThan, long? maxBytes, CancellationToken cancellation) =>
        _readers.ReadAsync(database => Retention.Plan(database, olderThan, maxBytes, _options.TrimStep), cancellation);

    public async ValueTask TrimAsync(long upToSeq, JournalEntry gap, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(upToSeq, gap.Seq);
        await WriteAsync(durable: true, Trim, cancellation).ConfigureAwait(false);

        void Trim(SqliteDatabase database)
        {
            Retention.Remove(database, upToSeq);
            _appender.Append(database, [gap]);
        }
    }

    public ValueTask<IReadOnlyList<QuotaPlan>> PlanQuotaAsync(QuotaBounds bounds, CancellationToken cancellation) =>
        _readers.ReadAsync(database => Quota.Plan(database, bounds, _options.TrimStep), cancellation);

    public async ValueTask TrimQuotaAsync(IReadOnlyList<QuotaPlan> plans, IReadOnlyList<JournalEntry> gaps, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(gaps.Count, plans.Count);
        await WriteAsync(durable: false, Trim, cancellation).ConfigureAwait(false);

        void Trim(SqliteDatabase database)
        {
            foreach (var (plan, gap) in plans.Zip(gaps))
                StrangerRows.Remove(database, plan, gap.Seq);
            _appender.Append(database, gaps);
            _index.Thin();
        }
    }

    public ValueTask<bool> ForgetAsync(int limit, CancellationToken cancellation) => RunAsync(
        () => _forgetting.IsPending && Write(durable: false, database => Forget(database, limit)),
        cancellation);

    public ValueTask<bool> ReclaimAsync(int maxPages, CancellationToken cancellation) =>
        RunAsync(() => _writer.Tidy(database => Retention.Reclaim(database, maxPages)), cancellation);

    public ValueTask<int> IndexAsync(int limit, CancellationToken cancellation) => RunAsync(
        () => _index.IsWorthwhile ? Write(durable: false, database => _index.Advance(database, limit)) : 0,
        cancellation);

    public ValueTask<long> ReadSizeAsync(CancellationToken cancellation) =>
        _readers.ReadAsync(Retention.UsedBytes, cancellation);

    public ValueTask<IReadOnlyList<JournalEntry>> ReadEntriesAsync(
        long afterSeq, long upToSeq, int limit, CancellationToken cancellation) =>
        ReadAsync(
            database => EntryReads.Read(database, afterSeq, upToSeq, limit),
            (intent, found) => intent.Add(found, afterSeq, upToSeq, limit),
            cancellation);

    public ValueTask<long> ReadTailAsync(CancellationToken cancellation) =>
        _readers.ReadAsync(static database => StoreRow.Read(database, StoreRow.SelectTrimmed), cancellation);

    public ValueTask<long> ReadGapAsync(CancellationToken cancellation) =>
        _readers.ReadAsync(static database => StoreRow.Read(database, UnverifiedSql.SelectPassed), cancellation);

    public ValueTask<MessagePage> ReadMessagesAsync(MessageQuery query, CancellationToken cancellation) =>
        ReadAsync(database => MessageReads.Page(database, query), (intent, page) => intent.Add(page, query), cancellation);

    public ValueTask<ChatMessage?> FindMessageAsync(MessageId id, CancellationToken cancellation) =>
        ReadAsync(database => MessageReads.Find(database, id), (intent, found) => found ?? intent.Find(id), cancellation);

    public ValueTask<ChatMessage?> FindByClientIdAsync(
        ConversationId conversation, string clientMessageId, CancellationToken cancellation) =>
        _readers.ReadAsync(database => MessageReads.FindByClientId(database, conversation, clientMessageId), cancellation);

    public ValueTask<int> CountMessagesAsync(
        ConversationId conversation, long afterSeq, int limit, string? exceptAuthor, CancellationToken cancellation) =>
        ReadAsync(
            database => MessageReads.Count(database, conversation, afterSeq, limit, exceptAuthor),
            (intent, counted) => intent.Add(counted, conversation, afterSeq, limit, exceptAuthor),
            cancellation);

    public ValueTask<IReadOnlyList<ChatMessage>> SearchAsync(SearchQuery query, CancellationToken cancellation) =>
        ReadAsync(database => _search.Search(database, query), (intent, found) => intent.Add(found, query, _options.ReadText), cancellation);

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await _checkpoints.DisposeAsync().ConfigureAwait(false);
        await _writing.WaitAsync().ConfigureAwait(false);

        // The connection that is closed last empties the log into the database, which those of the readers may not.
        await _readers.DisposeAsync().ConfigureAwait(false);
        _writer.Dispose();
        _copier.Dispose();
        _intents.Dispose();
        _writing.Dispose();
    }

    private async ValueTask WriteAsync(bool durable, Action<SqliteDatabase> write, CancellationToken cancellation) =>
        await RunAsync(() => Write(durable, database => Done(write, database)), cancellation).ConfigureAwait(false);

    // Nothing gets into the journal without what is intended, which comes before it.
    private T Write<T>(bool durable, Func<SqliteDatabase, T> write)
    {
        if (_intents.Pending is not { } intent)
            return _writer.Write(durable, write);
        var written = _writer.Write(durable, Both);
        _intents.Clear();
        return written;

        T Both(SqliteDatabase database)
        {
            // A commit that failed may have been written all the same.
            if (StoreRow.Read(database, StoreRow.SelectHead) < intent.LastSeq)
                Append(database, intent.Entries);
            return write(database);
        }
    }

    private void Append(SqliteDatabase database, IReadOnlyList<JournalEntry> entries)
    {
        _appender.Append(database, entries);
        _index.Grow(entries.Count(static entry => entry.Event is MessagePosted));
        _forgetting.Note(entries);
    }

    // What was intended when the read began, and is not in what it sees of the journal, is added to it.
    private ValueTask<T> ReadAsync<T>(Func<SqliteDatabase, T> read, Func<Intent, T, T> add, CancellationToken cancellation)
    {
        return _readers.ReadAsync(_intents.Pending is { } intent ? Both : read, cancellation);

        T Both(SqliteDatabase database)
        {
            var found = read(database);
            return StoreRow.Read(database, StoreRow.SelectHead) < intent.LastSeq ? add(intent, found) : found;
        }
    }

    private bool Forget(SqliteDatabase database, int limit)
    {
        _index.Thin();
        return _forgetting.Step(database, limit);
    }

    private static bool Done(Action<SqliteDatabase> write, SqliteDatabase database)
    {
        write(database);
        return true;
    }

    private async ValueTask<T> RunAsync<T>(Func<T> run, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return run();
        }
        finally
        {
            _checkpoints.Note();
            _writing.Release();
        }
    }
}
