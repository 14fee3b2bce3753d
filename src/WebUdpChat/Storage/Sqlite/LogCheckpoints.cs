using Microsoft.Win32.SafeHandles;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>
/// Copies the log into the database when it has grown, beside the commits as far as that goes: what takes longest, to get
/// the log onto the disk, holds up nobody. https://www.sqlite.org/wal.html#checkpointing
/// </summary>
/// <param name="options">How the journal is kept. The database file is open.</param>
/// <param name="writer">What writes.</param>
/// <param name="writing">Is held by whoever writes.</param>
internal sealed class LogCheckpoints(SqliteStoreOptions options, SqliteWriter writer, SemaphoreSlim writing) : IAsyncDisposable
{
    private SafeFileHandle? _log;
    private Task _running = Task.CompletedTask;
    private bool _ended;

    /// <summary>Something was written. Called by whoever holds the right to write.</summary>
    public void Note()
    {
        if (writer.LogPages >= options.LogPages && _running.IsCompleted && !_ended)
            _running = Task.Run(RunAsync);
    }

    /// <summary>Waits for the one that is under way, and begins no other.</summary>
    public async ValueTask DisposeAsync()
    {
        await writing.WaitAsync().ConfigureAwait(false);
        _ended = true;
        writing.Release();
        await _running.ConfigureAwait(false);
        _log?.Dispose();
    }

    private async Task RunAsync()
    {
        if (!TrySyncLog())
            writer.Distrust();
        await writing.WaitAsync().ConfigureAwait(false);
        try
        {
            writer.Checkpoint();
        }
        catch (JournalStorageException)
        {
            // The log holds everything. Where the storage fails, the next write hears of it, too.
        }
        finally
        {
            writing.Release();
        }
    }

    // The database may only be written once the log is on the disk. What comes meanwhile is little, and is synced with the
    // copying. SQLite has no locks on this file that would be lost when it is closed.
    private bool TrySyncLog()
    {
        try
        {
            _log ??= File.OpenHandle($"{options.Path}-wal", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(_log);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
