using System.Collections.Concurrent;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>Connections that read, a bounded number of them. Each read sees the journal as of one moment.</summary>
internal sealed class SqliteReaders(SqliteStoreOptions options) : IAsyncDisposable
{
    private readonly SemaphoreSlim _places = new(options.MaxReaders, options.MaxReaders);
    private readonly ConcurrentBag<SqliteDatabase> _idle = [];

    /// <summary>Runs something on a connection of its own. Cancelling it also ends a query that is running.</summary>
    public async ValueTask<T> ReadAsync<T>(Func<SqliteDatabase, T> read, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var database = _idle.TryTake(out var idle) ? idle : Open();
            return Read(database, read, cancellation);
        }
        finally
        {
            _places.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < options.MaxReaders; i++)
            await _places.WaitAsync().ConfigureAwait(false);
        while (_idle.TryTake(out var database))
            database.Dispose();
        _places.Dispose();
    }

    private T Read<T>(SqliteDatabase database, Func<SqliteDatabase, T> read, CancellationToken cancellation)
    {
        var healthy = true;
        try
        {
            using var interrupt = cancellation.UnsafeRegister(static state => ((SqliteDatabase)state!).Interrupt(), database);
            database.Statement("BEGIN").Run();
            var result = read(database);
            database.Statement("COMMIT").Run();
            return result;
        }
        catch (JournalStorageException error)
        {
            healthy = error.Failure == StorageFailure.Locked;
            throw;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        finally
        {
            database.Rollback();
            if (healthy)
                _idle.Add(database);
            else
                database.Dispose();
        }
    }

    private SqliteDatabase Open()
    {
        var database = SqliteDatabase.Open(options.Path, write: false);
        try
        {
            SqlitePragmas.SetUpReader(database, options.BusyTimeout);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
