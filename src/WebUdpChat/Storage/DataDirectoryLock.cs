namespace WebUdpChat.Storage;

/// <summary>Holds a data directory for one process. The system lets go of it when the process ends, however it ends.</summary>
internal sealed class DataDirectoryLock : IDisposable
{
    public const string FileName = "gateway.lock";

    private const int SharingViolation = unchecked((int)0x80070020);

    // EWOULDBLOCK of flock(2): 11 on Linux, 35 on BSD and macOS. .NET gives the bare number on Unix.
    private const int LinuxWouldBlock = 11;
    private const int BsdWouldBlock = 35;

    private readonly FileStream _file;

    private DataDirectoryLock(FileStream file) => _file = file;

    /// <summary>Makes the directory where there is none, readable by its owner only, and takes it.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="held">The lock; null unless the answer is <see cref="DataDirectoryError.None"/>.</param>
    public static DataDirectoryError TryTake(string directory, out DataDirectoryLock? held)
    {
        held = null;
        try
        {
            MakeDirectory(directory);
            held = new DataDirectoryLock(new FileStream(
                Path.Combine(directory, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            return DataDirectoryError.None;
        }
        catch (IOException error) when (error.HResult is SharingViolation or LinuxWouldBlock or BsdWouldBlock)
        {
            return DataDirectoryError.InUse;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return DataDirectoryError.NotWritable;
        }
    }

    public void Dispose() => _file.Dispose();

    private static void MakeDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
