using Npgsql;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Postgres;

/// <summary>Reads on connections of the pool, a bounded number of them at a time.</summary>
internal sealed class PostgresReaders(PostgresStoreOptions options, NpgsqlDataSource source) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.MaxReaders, options.MaxReaders);

    /// <summary>Runs something on a connection of its own. Cancelling it also ends a query that is running.</summary>
    public async ValueTask<T> ReadAsync<T>(Func<PostgresDatabase, T> read, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return Read(read, cancellation);
        }
        catch (JournalStorageException error) when (error.Failure == StorageFailure.Unavailable)
        {
            // The connection may have been of the time before the server was restarted, as all the others that wait.
            source.Clear();
            return Read(read, cancellation);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>The same, seeing the journal as of one moment.</summary>
    public ValueTask<T> ReadMomentAsync<T>(Func<PostgresDatabase, T> read, CancellationToken cancellation) => ReadAsync(
        database =>
        {
            database.Execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            try
            {
                return read(database);
            }
            finally
            {
                database.Rollback();
            }
        },
        cancellation);

    public void Dispose() => _places.Dispose();

    private T Read<T>(Func<PostgresDatabase, T> read, CancellationToken cancellation)
    {
        using var database = PostgresDatabase.Open(source, cancellation);
        return read(database);
    }
}
