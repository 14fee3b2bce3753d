using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>
/// The journal in a SQLite file. One connection writes, a few read. A call runs on the thread that makes it: a
/// commit takes as long as the disk takes to sync.
/// </summary>
internal sealed class SqliteJournalStore : IJournalStore
{
    private readonly SqliteStoreOptions _options;
    private readonly LogCopier _copier;
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;
    private readonly EntryAppender _appender;
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
        _appender = new EntryAppender(options.ConfirmingDialects);
        _index = new TextIndex(options.ReadText, options.MinIndexStep);
        _forgetting = new Forgetting(options.KeptPassingEvents, StrangerRows.RemoveAll, StrangerRows.DeleteEvents);
        _search = new SearchReads(options.ReadText);
        Epoch = StoreRow.ReadEpoch(database);
    }

    public string Epoch { get; }

    /// <summary>Opens the file, or makes it: brings it to the newest schema and checks it.</summary>
    /// <exception cref="JournalStorageException">It cannot be used.</exception>
    public static SqliteJournalStore Open(SqliteStoreOptions options) => new(options, SqliteFile.Create(options));

    public ValueTask<JournalSnapshot> LoadAsync(CancellationToken cancellation) =>
        _readers.ReadAsync(SnapshotReads.Read, cancellation);

    public async ValueTask CommitAsync(IReadOnlyList<JournalEntry> entries, bool durable, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(entries.Count);
        await WriteAsync(durable, Append, cancellation).ConfigureAwait(false);

        void Append(SqliteDatabase database)
        {
            _appender.Append(database, entries);
            _index.Grow(entries.Count(static entry => entry.Event is MessagePosted));
            _forgetting.Note(entries);
        }
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
        () => _forgetting.IsPending && _writer.Write(durable: false, database => Forget(database, limit)),
        cancellation);

    public ValueTask<bool> ReclaimAsync(int maxPages, CancellationToken cancellation) =>
        RunAsync(() => _writer.Tidy(database => Retention.Reclaim(database, maxPages)), cancellation);

    public ValueTask<int> IndexAsync(int limit, CancellationToken cancellation) => RunAsync(
        () => _index.IsWorthwhile ? _writer.Write(durable: false, database => _index.Advance(database, limit)) : 0,
        cancellation);

    public ValueTask<long> ReadSizeAsync(CancellationToken cancellation) =>
        _readers.ReadAsync(Retention.UsedBytes, cancellation);

    public ValueTask<IReadOnlyList<JournalEntry>> ReadEntriesAsync(
        long afterSeq, long upToSeq, int limit, CancellationToken cancellation) =>
        _readers.ReadAsync(database => EntryReads.Read(database, afterSeq, upToSeq, limit), cancellation);

    public ValueTask<long> ReadTailAsync(CancellationToken cancellation) =>
        _readers.ReadAsync(static database => StoreRow.Read(database, StoreRow.SelectTrimmed), cancellation);

    public ValueTask<long> ReadGapAsync(CancellationToken cancellation) =>
        _readers.ReadAsync(static database => StoreRow.Read(database, UnverifiedSql.SelectPassed), cancellation);

    public ValueTask<MessagePage> ReadMessagesAsync(MessageQuery query, CancellationToken cancellation) =>
        _readers.ReadAsync(database => MessageReads.Page(database, query), cancellation);

    public ValueTask<ChatMessage?> FindMessageAsync(MessageId id, CancellationToken cancellation) =>
        _readers.ReadAsync(database => MessageReads.Find(database, id), cancellation);

    public ValueTask<ChatMessage?> FindByClientIdAsync(
        ConversationId conversation, string clientMessageId, CancellationToken cancellation) =>
        _readers.ReadAsync(database => MessageReads.FindByClientId(database, conversation, clientMessageId), cancellation);

    public ValueTask<int> CountMessagesAsync(
        ConversationId conversation, long afterSeq, int limit, string? exceptAuthor, CancellationToken cancellation) =>
        _readers.ReadAsync(database => MessageReads.Count(database, conversation, afterSeq, limit, exceptAuthor), cancellation);

    public ValueTask<IReadOnlyList<ChatMessage>> SearchAsync(SearchQuery query, CancellationToken cancellation) =>
        _readers.ReadAsync(database => _search.Search(database, query), cancellation);

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
        _writing.Dispose();
    }

    private async ValueTask WriteAsync(bool durable, Action<SqliteDatabase> write, CancellationToken cancellation) =>
        await RunAsync(() => _writer.Write(durable, database => Done(write, database)), cancellation).ConfigureAwait(false);

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
