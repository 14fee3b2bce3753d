using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>The file that an intent is written to, beside the database. It holds one at a time, each in the place of the one before.</summary>
internal sealed class IntentFile(string path) : IDisposable
{
    private readonly MemoryStream _written = new();
    private FileStream? _file;

    /// <summary>What is in it; null for nothing, or nothing that was written whole.</summary>
    /// <exception cref="JournalStorageException">It cannot be read.</exception>
    public Intent? Read()
    {
        try
        {
            return File.Exists(path) ? IntentFormat.Read(ReadBytes()) : null;
        }
        catch (JournalStorageException)
        {
            return null; // another version's
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new JournalStorageException(StorageFailure.InputOutput, $"{path} cannot be read: {error.Message} Correct its permissions, or remove it: it holds what was told last, where the gateway was killed in that moment.", error);
        }
    }

    /// <summary>Writes an intent in the place of the one that is there. False where it is too long, or cannot be written.</summary>
    public bool TryWrite(Intent intent)
    {
        if (!IntentFormat.TryWrite(intent, _written))
            return false;
        try
        {
            _file ??= Open();
            RandomAccess.Write(_file.SafeFileHandle, _written.GetBuffer().AsSpan(0, (int)_written.Length), fileOffset: 0);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Dispose();
            return false;
        }
    }

    /// <summary>Removes it, where that can be done: what is in it is in the journal, which the next run sees by itself.</summary>
    public void Remove()
    {
        Dispose();
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It does no harm.
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    private byte[] ReadBytes()
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
        var bytes = new byte[IntentFormat.MaxBytes];
        return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    private FileStream Open()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
