using WebUdpChat.Storage;

namespace WebUdpChat.Tests.Storage;

public sealed class DataDirectoryLockTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void TryTake_NewDirectory_IsMadeForItsOwnerOnly()
    {
        var path = Path.Combine(_directory.Path, "a", "b");

        Assert.Equal(DataDirectoryError.None, DataDirectoryLock.TryTake(path, out var held));
        using (held)
        {
            Assert.True(File.Exists(Path.Combine(path, DataDirectoryLock.FileName)));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void TryTake_HeldByAnother_IsInUseUntilItLetsGo()
    {
        Assert.Equal(DataDirectoryError.None, DataDirectoryLock.TryTake(_directory.Path, out var first));
        Assert.Equal(DataDirectoryError.InUse, DataDirectoryLock.TryTake(_directory.Path, out var second));
        Assert.Null(second);

        first!.Dispose();
        Assert.Equal(DataDirectoryError.None, DataDirectoryLock.TryTake(_directory.Path, out var third));
        third!.Dispose();
    }

    [Fact]
    public void TryTake_AFileInItsPlace_IsNotWritable()
    {
        var path = Path.Combine(_directory.Path, "file");
        File.WriteAllText(path, "");

        Assert.Equal(DataDirectoryError.NotWritable, DataDirectoryLock.TryTake(path, out _));
        Assert.Equal(DataDirectoryError.NotWritable, DataDirectoryLock.TryTake(Path.Combine(path, "below"), out _));
    }

    [Fact]
    public void TryTake_ADirectoryThatMayNotBeWritten_IsNotWritable()
    {
        // Even root may write nothing there.
        var path = OperatingSystem.IsLinux() ? "/proc/self" : Path.Combine(_directory.Path, "a\0b");

        Assert.Equal(DataDirectoryError.NotWritable, DataDirectoryLock.TryTake(path, out var held));
        Assert.Null(held);
    }
}
