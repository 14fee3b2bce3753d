using System.Security.Cryptography;
using Npgsql;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Postgres;

/// <summary>
/// The journal in PostgreSQL, shared with other nodes. One connection writes, a few read, one listens. A call runs on
/// the thread that makes it. Every commit is synced, durable or not: a server that crashes must not take back what
/// other nodes have read.
/// </summary>
internal sealed class PostgresJournalStore : ISharedJournalStore, ISharedPeople
{
    private const string Notify = "SELECT pg_notify(?1, ?2)";

    private readonly PostgresStoreOptions _options;
    private readonly NpgsqlDataSource _source;
    private readonly PostgresWriter _writer;
    private readonly PostgresReaders _readers;
    private readonly PostgresPulse _pulse;
    private readonly PostgresPeople _people;
    private readonly EntryAppender _appender;
    private readonly TextIndex _index;
    private readonly Forgetting _forgetting;
    private readonly SearchReads _search;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private (bool CleanEnd, DateTimeOffset? SeenAt) _lastRun = (true, null);
    private bool _disposed;

    private PostgresJournalStore(PostgresStoreOptions options, NpgsqlDataSource source, string epoch)
    {
        var run = RandomNumberGenerator.GetHexString(16, lowercase: true);
        (_options, _source, Epoch) = (options, source, epoch);
        _writer = new PostgresWriter(options, run, source);
        _readers = new PostgresReaders(options, source);
        _pulse = new PostgresPulse(options, run, epoch, source);
        _people = new PostgresPeople(options, epoch, source, _pulse);
        _appender = new EntryAppender(options.ConfirmingDialects);
        _index = new TextIndex(options.ReadText, options.MinIndexStep);
        _forgetting = new Forgetting(options.KeptPassingEvents, StrangerRows.RemoveAll, StrangerRows.DeleteEvents);
        _search = new SearchReads(options.ReadText);
        Run = run;
    }

    public string Epoch { get; }

    public string Node => _options.Node;

    private string Run { get; }

    /// <summary>Opens the database: brings it to the newest schema, checks the server, and takes the node's name.</summary>
    /// <exception cref="JournalStorageException">It cannot be used.</exception>
    public static async Task<PostgresJournalStore> OpenAsync(PostgresStoreOptions options)
    {
        var source = PostgresServer.Source(options.ConnectionString, options.Node);
        try
        {
            var store = new PostgresJournalStore(options, source, PostgresServer.Prepare(source, options.NewEpoch));
            await store._pulse.StartAsync(store.Enter).ConfigureAwait(false);
            return store;
        }
        catch
        {
            await source.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public ValueTask<JournalSnapshot> LoadAsync(CancellationToken cancellation) =>
        _readers.ReadMomentAsync(database => SnapshotReads.Read(database, Node, LastRun(database)), cancellation);

    public ValueTask<long> TakeTurnAsync(CancellationToken cancellation) => RunAsync(
        () =>
        {
            _writer.TakeTurn();
            return _writer.Head;
        },
        cancellation);

    public async ValueTask LeaveTurnAsync() => await RunAsync(
        () =>
        {
            _writer.Leave();
            return true;
        },
        CancellationToken.None).ConfigureAwait(false);

    public async ValueTask CommitAsync(IReadOnlyList<JournalEntry> entries, bool durable, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(entries.Count);
        await AppendAsync(entries, static (_, _) => { }, cancellation).ConfigureAwait(false);
        _index.Grow(entries.Count(static entry => entry.Event is MessagePosted));
        _forgetting.Note(entries);
    }

    public ValueTask<bool> HasCommittedAsync(long lastSeq, CancellationToken cancellation) => RunAsync(
        () =>
        {
            // Whoever still commits for this node holds the turn until it is known what became of it.
            _writer.Leave();
            return _writer.Write(database =>
            {
                database.Statement(StoreRow.Lock).Bind(1, Node).Run();
                return NodeRows.Find(database, Node) is { } node && node.HeadSeq == lastSeq;
            });
        },
        cancellation);

    public async ValueTask SetCleanEndAsync(bool clean, CancellationToken cancellation) => await RunAsync(
        () => _writer.Write(database =>
        {
            NodeRows.SetCleanEnd(database, Node, clean);
            return true;
        }),
        cancellation).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<JournalNode>> ReadNodesAsync(CancellationToken cancellation)
    {
        // Where the server was away nobody could give a sign of life: first all of them get the time to.
        var lease = _pulse.Steady > _options.Lease ? _options.Lease : TimeSpan.MaxValue;
        return await _readers.ReadAsync(database => NodeRows.All(database, lease), cancellation).ConfigureAwait(false);
    }

    public void Follow(Action changed) => _pulse.Follow(changed);

    public void WritePeople(IReadOnlyList<PersonAtNode> people) => _people.WritePeople(people);

    public IReadOnlyList<PersonAtNode>? ReadOthers() => _people.ReadOthers();

    public void Say(string said) => _people.Say(said);

    public void Listen(Action<string?> heard) => _people.Listen(heard);

    public ValueTask<TrimPlan?> PlanTrimAsync(DateTimeOffset? olderThan, long? maxBytes, CancellationToken cancellation) =>
        _readers.ReadAsync(database => Retention.Plan(database, olderThan, maxBytes, _options.TrimStep), cancellation);

    public async ValueTask TrimAsync(long upToSeq, JournalEntry gap, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(upToSeq, gap.Seq);
        await AppendAsync([gap], (database, _) => Retention.Remove(database, upToSeq), cancellation).ConfigureAwait(false);
    }

    public ValueTask<IReadOnlyList<QuotaPlan>> PlanQuotaAsync(QuotaBounds bounds, CancellationToken cancellation) =>
        _readers.ReadAsync(database => Quota.Plan(database, bounds, _options.TrimStep), cancellation);

    public async ValueTask TrimQuotaAsync(IReadOnlyList<QuotaPlan> plans, IReadOnlyList<JournalEntry> gaps, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(gaps.Count, plans.Count);
        await AppendAsync(gaps, (database, _) => Trim(database, plans, gaps), cancellation).ConfigureAwait(false);
    }

    // In turn, since what others append or remove meanwhile is about the same rows.
    public ValueTask<bool> ForgetAsync(int limit, CancellationToken cancellation) => RunAsync(
        () =>
        {
            if (_forgetting.IsPending)
                _writer.Commit((database, _) => _forgetting.Step(database, limit));
            return _forgetting.IsPending;
        },
        cancellation);

    // The server's autovacuum does it.
    public ValueTask<bool> ReclaimAsync(int maxPages, CancellationToken cancellation) => new(false);

    public ValueTask<long> ReadSizeAsync(CancellationToken cancellation) =>
        _readers.ReadAsync(static database => StoreRow.Read(database, StoreRow.SelectBytes), cancellation);

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

    public ValueTask<IReadOnlyList<ChatMessage>> FindByClientIdsAsync(
        IReadOnlyList<(ConversationId Conversation, string ClientId)> ids, CancellationToken cancellation) =>
        _readers.ReadAsync(database => MessageReads.FindByClientIds(database, ids), cancellation);

    public ValueTask<int> CountMessagesAsync(
        ConversationId conversation, long afterSeq, int limit, string? exceptAuthor, CancellationToken cancellation) =>
        _readers.ReadAsync(database => MessageReads.Count(database, conversation, afterSeq, limit, exceptAuthor), cancellation);

    public ValueTask<int> IndexAsync(int limit, CancellationToken cancellation) => RunAsync(
        () => _index.IsWorthwhile ? _writer.Write(database => _index.Advance(database, limit)) : 0,
        cancellation);

    public ValueTask<IReadOnlyList<ChatMessage>> SearchAsync(SearchQuery query, CancellationToken cancellation) =>
        _readers.ReadMomentAsync(database => _search.Search(database, query), cancellation);

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await _writing.WaitAsync().ConfigureAwait(false);
        await _pulse.DisposeAsync().ConfigureAwait(false);
        _writer.Dispose();
        _readers.Dispose();
        await _source.DisposeAsync().ConfigureAwait(false);
        _writing.Dispose();
    }

    private void Enter(PostgresDatabase database)
    {
        if (NodeRows.Find(database, Node) is { } before)
            _lastRun = (before.CleanEnd, StoredTime.To(before.SeenAt));
        NodeRows.Enter(database, Node, Run);
    }

    // As it was when this run began; its own words count as soon as it has said something.
    private (bool CleanEnd, DateTimeOffset? SeenAt) LastRun(PostgresDatabase database) =>
        NodeRows.Find(database, Node) is { CleanEnd: var clean } ? (clean, _lastRun.SeenAt) : _lastRun;

    private static void Trim(PostgresDatabase database, IReadOnlyList<QuotaPlan> plans, IReadOnlyList<JournalEntry> gaps)
    {
        foreach (var (plan, gap) in plans.Zip(gaps))
            StrangerRows.Remove(database, plan, gap.Seq);
    }

    private async ValueTask AppendAsync(
        IReadOnlyList<JournalEntry> entries, Action<PostgresDatabase, PostgresBatch> before, CancellationToken cancellation) => await RunAsync(
        () =>
        {
            _writer.Commit((database, batch) =>
            {
                before(database, batch);
                _appender.Add(batch, _writer.Head, entries);
                batch.Add(NodeRows.UpdateHead, entries[^1].Seq, Node);
                if (_options.Notify)
                    batch.Add(Notify, PostgresPulse.Channel(Epoch), Node);
            });
            return true;
        },
        cancellation).ConfigureAwait(false);

    private async ValueTask<T> RunAsync<T>(Func<T> run, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return run();
        }
        finally
        {
            _writing.Release();
        }
    }
}
