using WebUdpChat.Core.Journal;
using WebUdpChat.Storage.Sqlite;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage.Sqlite;

public sealed class SqliteFaultTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly EntryAppender _appender = new(new HashSet<string>());

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(13, StorageFailure.Full)]
    [InlineData(10, StorageFailure.InputOutput)]
    [InlineData(10 | (4 << 8), StorageFailure.InputOutput)]
    [InlineData(14, StorageFailure.InputOutput)]
    [InlineData(5, StorageFailure.Locked)]
    [InlineData(5 | (2 << 8), StorageFailure.Locked)]
    [InlineData(6, StorageFailure.Locked)]
    [InlineData(11, StorageFailure.Corrupt)]
    [InlineData(26, StorageFailure.Corrupt)]
    [InlineData(8, StorageFailure.ReadOnly)]
    [InlineData(8 | (4 << 8), StorageFailure.ReadOnly)]
    [InlineData(1, null)]
    [InlineData(19 | (8 << 8), null)]
    [InlineData(21, null)]
    public void FailureOf_ResultCode_IsTheKind(int code, StorageFailure? expected) =>
        Assert.Equal(expected, SqliteErrors.FailureOf(code));

    [Fact]
    public void Write_NoSpace_StoresNothingAndGoesOnWhenThereIsSome()
    {
        var options = SqliteTestStore.Options(_directory.Path);
        using var copier = new LogCopier(options);
        using var writer = new SqliteWriter(options, SqliteFile.Create(options), copier);
        var entries = Enumerable.Range(1, 100).Select(static seq => Post(seq, new string('x', 10_000))).ToList();
        writer.Tidy(static database => database.ReadNumber("PRAGMA max_page_count = 60"));

        var error = Assert.Throws<JournalStorageException>(() => Append(writer, entries));
        Assert.Equal(StorageFailure.Full, error.Failure);
        Assert.Equal(0, Count(writer));
        writer.Tidy(static database => database.ReadNumber("PRAGMA max_page_count = 100000"));
        Append(writer, entries);
        Assert.Equal(100, Count(writer));
    }

    [Theory]
    [InlineData(StorageFailure.InputOutput, true)]
    [InlineData(StorageFailure.Corrupt, true)]
    [InlineData(StorageFailure.Locked, false)]
    public void Write_Failure_IsUndoneAndTheConnectionReplacedWhereItMayBeBroken(StorageFailure failure, bool replaced)
    {
        var options = SqliteTestStore.Options(_directory.Path);
        using var copier = new LogCopier(options);
        using var writer = new SqliteWriter(options, SqliteFile.Create(options), copier);
        Append(writer, [Post(1)]);
        SqliteDatabase? used = null;

        Assert.Throws<JournalStorageException>(() => writer.Write<int>(true, database =>
        {
            used = database;
            _appender.Append(database, [Post(2)]);
            throw new JournalStorageException(failure, "injected");
        }));
        Assert.Equal(replaced, !ReferenceEquals(used, writer.Write(true, static database => database)));
        Assert.Equal(1, Count(writer));
        Append(writer, [Post(2)]);
        Assert.Equal(2, Count(writer));
    }

    [Fact]
    public async Task Commit_LockedByAnother_FailsAndWorksWhenItIsFree()
    {
        await using var store = SqliteTestStore.Open(_directory.Path);
        using (var other = SqliteDatabase.Open(Path.Combine(_directory.Path, SqliteStoreOptions.FileName), write: true))
        {
            other.Execute("BEGIN IMMEDIATE");
            var error = await Assert.ThrowsAsync<JournalStorageException>(async () => await store.CommitAsync([Post(1)], true, default));
            Assert.Equal(StorageFailure.Locked, error.Failure);
            Assert.Empty(await store.ReadEntriesAsync(0, 10, 10, default));
        }

        await store.CommitAsync([Post(1)], true, default);
        Assert.Single(await store.ReadEntriesAsync(0, 10, 10, default));
    }

    private void Append(SqliteWriter writer, IReadOnlyList<JournalEntry> entries) => writer.Write(true, database =>
    {
        _appender.Append(database, entries);
        return 0;
    });

    private static long Count(SqliteWriter writer) => writer.Tidy(static database => database.ReadNumber("SELECT count(*) FROM messages"));
}
