using Microsoft.Extensions.Logging;

namespace WebUdpChat.Core.Journal;

/// <summary>Whether the storage fails at the moment, since when, and how long to wait before the next attempt.</summary>
internal sealed class StorageTrouble(JournalOptions options, TimeProvider time, ILogger log)
{
    private readonly Lock _lock = new();
    private StorageFailure? _failure;
    private DateTimeOffset _since;
    private TimeSpan _pause;

    /// <summary>What failed; null where nothing does. May be read from any thread.</summary>
    public StorageFailure? Failure
    {
        get
        {
            lock (_lock)
                return _failure;
        }
    }

    /// <summary>How long to wait before the next attempt.</summary>
    public TimeSpan Pause => _pause;

    public void Began(JournalStorageException exception)
    {
        lock (_lock)
        {
            var isNew = _failure is null;
            _failure = exception.Failure;
            _pause = isNew ? options.MinRetryPause : Min(_pause * 2, options.MaxRetryPause);
            if (!isNew)
                return;
            _since = time.GetUtcNow();
            JournalLog.TroubleBegan(log, exception.Failure, exception.Message);
        }
    }

    public void Ended()
    {
        lock (_lock)
        {
            if (_failure is null)
                return;
            _failure = null;
            JournalLog.TroubleEnded(log, (time.GetUtcNow() - _since).TotalSeconds);
        }
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
