using WebUdpChat.Core.Journal;
using WebUdpChat.Storage.Sqlite;

namespace WebUdpChat.Tests.Storage.Sqlite;

public sealed class SqlitePragmasTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void SetUpWriter_NewFile_HasWhatTheJournalCountsOn()
    {
        using var database = SqliteFile.Create(SqliteTestStore.Options(_directory.Path));

        Assert.Equal("wal", database.ReadText("PRAGMA journal_mode"));
        Assert.Equal(2, database.ReadNumber("PRAGMA synchronous"));
        Assert.Equal(2, database.ReadNumber("PRAGMA auto_vacuum"));
        Assert.Equal(1, database.ReadNumber("PRAGMA foreign_keys"));
        Assert.Equal(20, database.ReadNumber("PRAGMA busy_timeout"));
        Assert.Equal(SqlitePragmas.ApplicationId, database.ReadNumber("PRAGMA application_id"));
    }

    [Fact]
    public void SetUpReader_Writing_IsRefused()
    {
        using var writer = SqliteFile.Create(SqliteTestStore.Options(_directory.Path));
        using var reader = SqliteDatabase.Open(writer.Path, write: false);
        SqlitePragmas.SetUpReader(reader, TimeSpan.Zero);

        var error = Assert.Throws<JournalStorageException>(() => reader.Execute("DELETE FROM messages"));
        Assert.Equal(StorageFailure.ReadOnly, error.Failure);
    }

    [Theory]
    [InlineData("PRAGMA page_size = 8192", "page_size")]
    [InlineData("PRAGMA page_size = 4096", "auto_vacuum")]
    public void SetUpWriter_FileMadeOtherwise_IsAnError(string pragma, string named)
    {
        SqliteTestStore.Create(_directory.Path, $"{pragma}; CREATE TABLE x (y); PRAGMA application_id = {SqlitePragmas.ApplicationId}");

        var error = Assert.Throws<JournalStorageException>(() => SqliteTestStore.Open(_directory.Path));
        Assert.Equal(StorageFailure.Incompatible, error.Failure);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public void Write_DurableOrNot_SyncsAsAsked(bool durable, int synchronous)
    {
        var options = SqliteTestStore.Options(_directory.Path);
        using var copier = new LogCopier(options);
        using var writer = new SqliteWriter(options, SqliteFile.Create(options), copier);

        writer.Write(!durable, static database => 0);
        Assert.Equal(synchronous, writer.Write(durable, static database => database.ReadNumber("PRAGMA synchronous")));
        Assert.Equal(synchronous, writer.Write(durable, static database => database.ReadNumber("PRAGMA synchronous")));
    }
}
