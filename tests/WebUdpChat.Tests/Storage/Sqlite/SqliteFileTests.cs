using WebUdpChat.Core.Journal;
using WebUdpChat.Storage.Sqlite;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage.Sqlite;

public sealed class SqliteFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string File => Path.Combine(_directory.Path, SqliteStoreOptions.FileName);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Open_NotADatabase_SaysWhatToDo()
    {
        System.IO.File.WriteAllBytes(File, [.. Enumerable.Range(0, 10_000).Select(static i => (byte)(i * 31))]);

        AssertDamaged(() => SqliteTestStore.Open(_directory.Path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Open_DamagedPages_AreFoundWhereTheFileIsChecked(bool cleanEnd)
    {
        await FillAsync(cleanEnd);
        await DamageAsync();

        AssertDamaged(() => SqliteTestStore.Open(_directory.Path));
        var large = SqliteTestStore.Options(_directory.Path) with { AlwaysCheckBelow = 0 };
        if (cleanEnd)
            await SqliteJournalStore.Open(large).DisposeAsync();
        else
            AssertDamaged(() => SqliteJournalStore.Open(large));
    }

    [Fact]
    public async Task Open_FilesOfAProcessThatWasKilled_HaveWhatWasCommitted()
    {
        using var copy = new TemporaryDirectory();
        await using (var store = SqliteTestStore.Open(_directory.Path))
        {
            await store.SetCleanEndAsync(false, default);
            for (var seq = 1; seq <= 50; seq++)
                await store.CommitAsync([Post(seq)], durable: true, default);
            foreach (var file in Directory.GetFiles(_directory.Path, "journal.db*").Where(static file => !file.EndsWith("-shm", StringComparison.Ordinal)))
                System.IO.File.Copy(file, Path.Combine(copy.Path, Path.GetFileName(file)));
        }

        await using var again = SqliteTestStore.Open(copy.Path);
        Assert.Equal(50, (await again.ReadEntriesAsync(0, 100, 100, default)).Count);
        Assert.False((await again.LoadAsync(default)).CleanEnd);
    }

    [Fact]
    public void Open_NoDirectory_IsAStorageFailure()
    {
        var error = Assert.Throws<JournalStorageException>(() => SqliteTestStore.Open(Path.Combine(_directory.Path, "none")));

        Assert.Equal(StorageFailure.InputOutput, error.Failure);
    }

    [Fact]
    public async Task Open_TwoNewStores_HaveDifferentEpochs()
    {
        using var other = new TemporaryDirectory();
        await using var one = SqliteTestStore.Open(_directory.Path);
        await using var two = SqliteTestStore.Open(other.Path);

        Assert.NotEqual(one.Epoch, two.Epoch);
    }

    private async Task FillAsync(bool cleanEnd)
    {
        await using var store = SqliteTestStore.Open(_directory.Path);
        for (var batch = 0; batch < 20; batch++)
            await store.CommitAsync([.. Enumerable.Range(1 + (batch * 100), 100).Select(static seq => Post(seq, new string('x', 300)))], false, default);
        await store.SetCleanEndAsync(cleanEnd, default);
    }

    // Overwrites the heads of some pages in the middle.
    private async Task DamageAsync()
    {
        await using var file = new FileStream(File, FileMode.Open, FileAccess.ReadWrite);
        for (var page = 100; page < 110; page++)
        {
            file.Position = page * SqlitePragmas.PageSize;
            file.Write([0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF, 0xAA, 0xBB]);
        }
    }

    private void AssertDamaged(Action open)
    {
        var error = Assert.Throws<JournalStorageException>(open);
        Assert.Equal(StorageFailure.Corrupt, error.Failure);
        Assert.Contains(File, error.Message, StringComparison.Ordinal);
        Assert.Contains("put a backup of it in its place", error.Message, StringComparison.Ordinal);
    }
}
