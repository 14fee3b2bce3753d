using System.IO.MemoryMappedFiles;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>What the connections share about the log, in the file <c>-shm</c>. https://www.sqlite.org/walformat.html#the_wal_index_header</summary>
internal sealed class LogIndex : IDisposable
{
    private const long Version = 3_007_000;
    private const int VersionOffset = 0;
    private const int CopiedFramesOffset = 96;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    private LogIndex(MemoryMappedFile file)
    {
        _file = file;
        _view = file.CreateViewAccessor(0, CopiedFramesOffset + sizeof(uint));
    }

    /// <summary>Opens what belongs to a database. It must be closed after the process's last connection to that.</summary>
    /// <param name="database">The path of the database, which is open.</param>
    /// <exception cref="JournalStorageException">It cannot be opened.</exception>
    public static LogIndex Open(string database)
    {
        try
        {
            var stream = new FileStream($"{database}-shm", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            return new LogIndex(MemoryMappedFile.CreateFromFile(
                stream, mapName: null, capacity: 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new JournalStorageException(StorageFailure.InputOutput, $"{database}-shm cannot be used: {error.Message}", error);
        }
    }

    /// <summary>Makes SQLite copy all of the log once more. Nobody copies or writes meanwhile; reading does no harm, since what is in both is the same.</summary>
    /// <exception cref="JournalStorageException">It is of another version than this knows.</exception>
    public void ForgetCopies()
    {
        if (_view.ReadUInt32(VersionOffset) is var version && version != Version)
            throw new JournalStorageException(StorageFailure.Incompatible, $"The log's index is of version {version}, not {Version}.");
        _view.Write(CopiedFramesOffset, 0u);
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
