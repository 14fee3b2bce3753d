using WebUdpChat.Storage.Sqlite;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage.Sqlite;

public sealed class LogCheckpointsTests : IDisposable
{
    private const int LogPages = 40;
    private const int HeaderBytes = 32;

    private readonly TemporaryDirectory _directory = new();
    private long _seq;

    private string Database => Path.Combine(_directory.Path, SqliteStoreOptions.FileName);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Commit_LogHasGrown_IsCopiedIntoTheDatabaseAndBeginsAnew()
    {
        await using var store = Open();
        await CommitAsync(store);
        var (before, header) = (new FileInfo(Database).Length, Header());

        await Eventually.TrueAsync(async () =>
        {
            await CommitAsync(store);
            return new FileInfo(Database).Length > before && !Header().SequenceEqual(header);
        }, () => "a log that was copied and begun anew");
        Assert.Equal(_seq, (await store.ReadEntriesAsync(0, _seq, (int)_seq, default)).Count);
    }

    [Fact]
    public async Task Commit_LogIsRead_IsCopiedAsFarAsNobodyReadsAndKeepsTheRest()
    {
        await using var store = Open();
        await CommitAsync(store);
        using var reader = SqliteDatabase.Open(Database, write: false);
        reader.Execute("BEGIN");
        var seen = reader.ReadNumber("SELECT count(*) FROM messages");
        var header = Header();

        for (var i = 0; i < 10 * LogPages; i++)
            await CommitAsync(store);
        Assert.Equal(seen, reader.ReadNumber("SELECT count(*) FROM messages"));
        Assert.Equal(header, Header());
        reader.Execute("COMMIT");
        await Eventually.TrueAsync(async () =>
        {
            await CommitAsync(store);
            return !Header().SequenceEqual(header);
        }, () => "a log that was begun anew");
    }

    [Fact]
    public async Task Dispose_WhileTheLogIsCopied_WaitsAndLeavesAllInTheDatabase()
    {
        for (var round = 0; round < 20; round++)
        {
            await using (var store = Open())
            {
                for (var i = 0; i < LogPages / 2; i++)
                    await CommitAsync(store);
            }

            Assert.False(File.Exists(Database + "-wal"));
        }

        await using var again = Open();
        Assert.Equal(_seq, (await again.ReadEntriesAsync(0, _seq, (int)_seq, default)).Count);
    }

    [Fact]
    public void Checkpoint_AfterASyncThatFailed_IsOfANewConnection()
    {
        var options = SqliteTestStore.Options(_directory.Path);
        using var copier = new LogCopier(options);
        using var writer = new SqliteWriter(options, SqliteFile.Create(options), copier);
        var used = writer.Write(false, static database => database);

        writer.Checkpoint();
        Assert.Same(used, writer.Write(false, static database => database));
        writer.Distrust();
        writer.Checkpoint();
        Assert.NotSame(used, writer.Write(false, static database => database));
        Assert.Equal(0, writer.LogPages);
    }

    private SqliteJournalStore Open() => SqliteJournalStore.Open(SqliteTestStore.Options(_directory.Path) with { LogPages = LogPages });

    private ValueTask CommitAsync(SqliteJournalStore store) => store.CommitAsync([Post(++_seq)], durable: false, default);

    // Its salt changes when the log is begun anew. https://www.sqlite.org/fileformat2.html#the_write_ahead_log
    private byte[] Header()
    {
        using var log = new FileStream(Database + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var header = new byte[HeaderBytes];
        log.ReadExactly(header);
        return header;
    }
}
