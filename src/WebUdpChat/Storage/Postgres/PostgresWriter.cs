using Npgsql;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Postgres;

/// <summary>
/// The one connection of this node that writes. Before it appends, it locks the row of <c>store</c>, and holds it until
/// it commits: so nodes append one after the other, and a place is never seen before one that is lower.
/// It mends itself: after a failure the next write begins with a new connection.
/// </summary>
internal sealed class PostgresWriter(PostgresStoreOptions options, string run, NpgsqlDataSource source) : IDisposable
{
    private PostgresDatabase? _database;

    /// <summary>Whether the end of the journal is this node's.</summary>
    public bool HasTurn { get; private set; }

    /// <summary>Where the journal ends, while it is this node's turn.</summary>
    public long Head { get; private set; }

    /// <summary>Up to where retention removed what was there, while it is this node's turn.</summary>
    public long Trimmed { get; private set; }

    /// <summary>Locks the journal's end.</summary>
    public void TakeTurn()
    {
        if (HasTurn)
            return;
        var database = Ready();
        try
        {
            database.Begin();
            var (head, trimmed, present) = database.Statement(StoreRow.Lock).Bind(1, options.Node)
                .ReadFirst(static row => (row.Number(0), row.Number(1), row.IsNull(2) ? "" : row.Text(2)));
            if (present != run)
                throw new JournalStorageException(StorageFailure.Locked, $"Another process runs as the node {options.Node}. End one of them, or give it another Gateway:Node:Name.");
            (Head, Trimmed, HasTurn) = (head, trimmed, true);
        }
        finally
        {
            if (!HasTurn)
                Leave();
        }
    }

    /// <summary>Appends and commits, all of it or nothing, and unlocks the journal's end.</summary>
    /// <param name="append">Adds what to append.</param>
    public void Commit(Action<PostgresDatabase, PostgresBatch> append)
    {
        TakeTurn();
        try
        {
            using var batch = _database!.Batch();
            append(_database, batch);
            batch.Add("COMMIT").Run();
            HasTurn = false;
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Unlocks the journal's end, if it was locked, and undoes what was not committed.</summary>
    public void Leave()
    {
        if (HasTurn || _database is { IsBroken: true })
            _database!.Rollback();
        HasTurn = false;
        _database?.Recycle();
        if (_database is not { IsBroken: true } broken)
            return;
        broken.Dispose();
        _database = null;
    }

    /// <summary>Changes something beside the journal's end.</summary>
    public T Write<T>(Func<PostgresDatabase, T> work)
    {
        var database = Ready();
        var done = false;
        try
        {
            database.Begin();
            var result = work(database);
            database.Execute("COMMIT");
            done = true;
            return result;
        }
        finally
        {
            if (!done)
                database.Rollback();
            Leave();
        }
    }

    public void Dispose() => _database?.Dispose();

    private PostgresDatabase Ready()
    {
        if (_database is not null)
            return _database;
        source.Clear();
        var database = PostgresDatabase.Open(source);
        try
        {
            PostgresServer.CheckDurability(database, PostgresServer.NameOf(source));
            return _database = database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
