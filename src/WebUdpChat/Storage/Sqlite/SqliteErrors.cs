using SQLitePCL;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>What SQLite's result codes mean to the journal. https://www.sqlite.org/rescode.html</summary>
internal static class SqliteErrors
{
    // SQLITE_IOERR_SHMSIZE: the file of the shared memory could not be made as long as it must be, which is so on a full disk.
    private const int SharedMemorySize = raw.SQLITE_IOERR | (19 << 8);

    /// <summary>The kind of failure; null where the code tells of a mistake in the program and not of the storage.</summary>
    /// <param name="code">A plain or extended result code.</param>
    public static StorageFailure? FailureOf(int code) => (code & 0xFF) switch
    {
        raw.SQLITE_FULL => StorageFailure.Full,
        raw.SQLITE_IOERR when code == SharedMemorySize => StorageFailure.Full,
        raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_NOMEM or raw.SQLITE_NOLFS => StorageFailure.InputOutput,
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL => StorageFailure.Locked,
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => StorageFailure.Corrupt,
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => StorageFailure.ReadOnly,
        _ => null,
    };

    /// <summary>The exception for a result code that is not success.</summary>
    /// <param name="code">The extended result code.</param>
    /// <param name="detail">What SQLite says of it.</param>
    /// <param name="path">The database file.</param>
    public static Exception Exception(int code, string detail, string path)
    {
        if ((code & 0xFF) == raw.SQLITE_INTERRUPT)
            return new OperationCanceledException("The read was cancelled.");
        return FailureOf(code) is { } failure
            ? new JournalStorageException(failure, Sentence(failure, path) + $" (SQLite {code}: {detail})")
            : new InvalidOperationException($"SQLite {code}: {detail}");
    }

    /// <summary>The exception for what a check of the file found.</summary>
    public static JournalStorageException Damaged(string found, string path) =>
        new(StorageFailure.Corrupt, Sentence(StorageFailure.Corrupt, path) + $" ({found})");

    private static string Sentence(StorageFailure failure, string path) => failure switch
    {
        StorageFailure.Full => $"There is no space left for {path}.",
        StorageFailure.Locked => $"Another program holds a lock on {path}.",
        StorageFailure.ReadOnly => $"{path} may not be written.",
        StorageFailure.Corrupt =>
            $"{path} is damaged. Stop the gateway, then put a backup of it in its place, or move it and the files "
            + "beside it that begin with its name to another folder to begin with an empty journal.",
        _ => $"The device or file system failed while {path} was used.",
    };
}
