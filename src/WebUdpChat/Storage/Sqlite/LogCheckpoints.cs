using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>
/// Empties the log into the database when it has grown. Nearly all of that goes on beside the commits: only what came
/// meanwhile is copied between two of them, so that the log can begin anew.
/// </summary>
/// <param name="options">How the journal is kept. The database file is open.</param>
/// <param name="writer">What writes.</param>
/// <param name="copier">What copies meanwhile.</param>
/// <param name="writing">Is held by whoever writes.</param>
internal sealed class LogCheckpoints(SqliteStoreOptions options, SqliteWriter writer, LogCopier copier, SemaphoreSlim writing) : IAsyncDisposable
{
    // The second copies what came during the first. What comes during the second is little.
    private const int CopiesBeside = 2;

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
    }

    private async Task RunAsync()
    {
        CopyBeside();
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

    private void CopyBeside()
    {
        try
        {
            for (var i = 0; i < CopiesBeside; i++)
                copier.Copy();
        }
        catch (JournalStorageException error)
        {
            if (error.Failure is not (StorageFailure.Locked or StorageFailure.Full))
                writer.Distrust();
        }
    }
}
