using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>The one connection that writes. It mends itself: after a failure the next write begins with a new connection.</summary>
internal sealed class SqliteWriter(SqliteStoreOptions options, SqliteDatabase opened, LogCopier copier) : IDisposable
{
    private SqliteDatabase _database = opened;
    private volatile bool _suspect;
    private bool _crowded;
    private bool? _full;

    /// <summary>How many pages were written to the log since it was copied into the database.</summary>
    public long LogPages { get; private set; }

    /// <summary>Runs something in a transaction of its own; all of it is committed or nothing.</summary>
    /// <param name="durable">Whether it must be on the disk before the call returns.</param>
    /// <param name="work">What to run.</param>
    public T Write<T>(bool durable, Func<SqliteDatabase, T> work) => Attempt(database =>
    {
        SetSynchronous(database, durable);
        database.Statement("BEGIN IMMEDIATE").Run();
        var result = work(database);
        database.Statement("COMMIT").Run();
        return result;
    });

    /// <summary>Runs something that makes its own transactions, and need not be on the disk at once.</summary>
    public T Tidy<T>(Func<SqliteDatabase, T> work) => Attempt(database =>
    {
        SetSynchronous(database, full: false);
        return work(database);
    });

    /// <summary>Copies what is in the log into the database, as far as nobody reads what is older.</summary>
    public void Checkpoint()
    {
        LogPages = 0; // if it fails, the next one is not for now
        LogPages = Tidy(static database => database.Checkpoint());
    }

    /// <summary>A sync has failed for another connection. From any thread.</summary>
    public void Distrust() => _suspect = true;

    public void Dispose() => _database.Dispose();

    private T Attempt<T>(Func<SqliteDatabase, T> work)
    {
        if (_suspect)
            Mend();
        if (_crowded)
            MakeRoom();
        try
        {
            return work(_database);
        }
        catch (JournalStorageException error)
        {
            _crowded = error.Failure == StorageFailure.Full;
            if (!_crowded && error.Failure != StorageFailure.Locked)
                _suspect = true;
            throw;
        }
        finally
        {
            _database.Rollback();
            LogPages += _database.TakeWrittenPages();
        }
    }

    // A sync that fails meanwhile is not forgotten.
    private void Mend()
    {
        _suspect = false;
        try
        {
            Replace();
        }
        catch
        {
            _suspect = true;
            throw;
        }
    }

    // The new connection is opened before the old one is closed: were no connection left, the log would be read
    // anew, and with it a transaction whose commit failed after it was written.
    private void Replace()
    {
        copier.Forget();
        var replacement = SqliteFile.Reopen(options);
        _database.Dispose();
        _database = replacement;
        _full = null;
        SetSynchronous(replacement, full: true);

        // After a failed sync the system may count pages as written that are not. This writes what is in the log
        // once more, to the database, and syncs that: all of it, since nothing counts as copied any more.
        replacement.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    // The log holds a page once for each time it was written. In the database it takes its place once.
    private void MakeRoom()
    {
        try
        {
            _database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
            _crowded = false;
        }
        catch (JournalStorageException error) when (error.Failure == StorageFailure.Full)
        {
            // There may yet be room in the log for what is to be written now.
        }
    }

    private void SetSynchronous(SqliteDatabase database, bool full)
    {
        if (_full == full)
            return;
        SqlitePragmas.SetSynchronous(database, full);
        _full = full;
    }
}
