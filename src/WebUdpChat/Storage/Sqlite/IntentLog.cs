using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>
/// What is intended: at most one batch, on the disk and here, until it is committed. Written by the writer alone, read
/// by anybody.
/// </summary>
internal sealed class IntentLog : IDisposable
{
    private readonly IntentFile _file;
    private readonly string _epoch;
    private volatile Intent? _pending;

    /// <summary>Goes on from what the last run left.</summary>
    /// <param name="path">The file.</param>
    /// <param name="epoch">The store's epoch.</param>
    /// <param name="headSeq">Where the store's journal ends. What does not follow it was committed, or is another journal's.</param>
    /// <exception cref="JournalStorageException">The file cannot be read.</exception>
    public IntentLog(string path, string epoch, long headSeq)
    {
        _file = new IntentFile(path);
        _epoch = epoch;
        if (_file.Read() is { Entries.Count: > 0 } left && left.Epoch == epoch && left.FirstSeq == headSeq + 1)
            _pending = left;
    }

    /// <summary>The batch that is not committed yet; null for none.</summary>
    public Intent? Pending => _pending;

    /// <summary>Takes a batch over. False where it must be committed in the ordinary way.</summary>
    /// <param name="entries">The batch.</param>
    /// <param name="headSeq">Where the journal ends.</param>
    public bool TryTake(IReadOnlyList<JournalEntry> entries, long headSeq)
    {
        if (_pending is not null || entries[0].Seq != headSeq + 1 || !entries.All(Intent.Fits))
            return false;
        var intent = new Intent(_epoch, entries);
        if (!_file.TryWrite(intent))
            return false;
        _pending = intent;
        return true;
    }

    /// <summary>It is committed.</summary>
    public void Clear() => _pending = null;

    /// <summary>It is given up, so that the next run does not try it again.</summary>
    public void Abandon()
    {
        _pending = null;
        _file.Remove();
    }

    /// <summary>Nothing more will be intended. What is pending stays on the disk for the next run.</summary>
    public void Dispose()
    {
        if (_pending is null)
            _file.Remove();
        _file.Dispose();
    }
}
