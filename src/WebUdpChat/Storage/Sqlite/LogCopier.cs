using Microsoft.Win32.SafeHandles;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>
/// Copies the log into the database on a connection of its own, while another writes.
/// https://www.sqlite.org/wal.html#checkpointing
/// </summary>
/// <remarks>
/// SQLite syncs the database only where it has copied all there is, and counts as copied what it has not synced. So this
/// syncs it each time, and can make SQLite count anew: else pages that a failed sync left behind would not be written again.
/// </remarks>
/// <param name="options">How the journal is kept. The database file is open, and its other connections are closed before this is disposed.</param>
internal sealed class LogCopier(SqliteStoreOptions options) : IDisposable
{
    private readonly Lock _copying = new();
    private SqliteDatabase? _connection;
    private SafeFileHandle? _file;
    private LogIndex? _index;

    /// <summary>Copies what the log holds by now, as far as nobody reads what is older, and syncs the database.</summary>
    /// <exception cref="JournalStorageException">It failed. What was counted as copied may not be on the disk.</exception>
    public void Copy()
    {
        lock (_copying)
        {
            try
            {
                _connection ??= SqliteFile.Reopen(options);
                _connection.Checkpoint();
                Sync();
            }
            catch
            {
                _connection?.Dispose();
                _connection = null;
                throw;
            }
        }
    }

    /// <summary>Makes SQLite take all that the log holds for not yet copied.</summary>
    public void Forget()
    {
        lock (_copying)
        {
            _index ??= LogIndex.Open(options.Path);
            _index.ForgetCopies();
        }
    }

    // The files come last: on Unix, to close one gives up the locks that the process's connections hold on it.
    public void Dispose()
    {
        _connection?.Dispose();
        _file?.Dispose();
        _index?.Dispose();
    }

    private void Sync()
    {
        try
        {
            _file ??= File.OpenHandle(options.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(_file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new JournalStorageException(StorageFailure.InputOutput, $"{options.Path} could not be synced: {error.Message}", error);
        }
    }
}
