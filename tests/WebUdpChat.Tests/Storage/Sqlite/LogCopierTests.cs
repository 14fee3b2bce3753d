using WebUdpChat.Storage.Sqlite;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage.Sqlite;

public sealed class LogCopierTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly SqliteStoreOptions _options;
    private readonly LogCopier _copier;
    private readonly SqliteWriter _writer;
    private readonly EntryAppender _appender = new(new HashSet<string>());
    private long _seq;

    public LogCopierTests()
    {
        _options = SqliteTestStore.Options(_directory.Path);
        _copier = new LogCopier(_options);
        _writer = new SqliteWriter(_options, SqliteFile.Create(_options), _copier);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _copier.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Copy_Log_IsInTheDatabase()
    {
        Append(100);
        _copier.Copy();
        Assert.Equal(100, CountWithoutLog());
    }

    [Fact]
    public async Task Copy_WhileAnotherWrites_HoldsUpNobodyAndLosesNothing()
    {
        using var done = new CancellationTokenSource();
        var copying = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
                _copier.Copy();
        });

        for (var i = 0; i < 300; i++)
            Append(3);
        await done.CancelAsync();
        await copying;
        _copier.Copy();
        Assert.Equal(900, CountWithoutLog());
    }

    [Fact]
    public void Copy_WhileAnotherReadsWhatIsOlder_CopiesTheRestLater()
    {
        Append(10);
        using (var reader = Reading())
        {
            Append(100);
            _copier.Copy();
            Assert.Equal(10, Count(reader));
        }

        _copier.Copy();
        Assert.Equal(110, CountWithoutLog());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_WhatWasCopiedDidNotReachTheDisk_CopiesItAnew(bool onlyPart)
    {
        Append(10);
        _copier.Copy();
        var before = File.ReadAllBytes(_options.Path);
        Append(50);
        using (onlyPart ? Reading() : null)
        {
            Append(50);
            _copier.Copy();
        }

        Overwrite(before);
        _writer.Distrust();
        Append(1);
        _copier.Copy();
        Assert.Equal(111, CountWithoutLog());
    }

    // For as long as it is open, the log is copied only as far as it reads.
    private SqliteDatabase Reading()
    {
        var reader = SqliteDatabase.Open(_options.Path, write: false);
        reader.Execute("BEGIN");
        Assert.Equal(_seq, Count(reader));
        return reader;
    }

    private void Append(int messages)
    {
        var entries = Enumerable.Range(0, messages).Select(_ => Post(++_seq, new string('x', 1_000))).ToList();
        _writer.Write(durable: false, database =>
        {
            _appender.Append(database, entries);
            return 0;
        });
    }

    // As the disk would have it, had nothing been written since.
    private void Overwrite(byte[] content)
    {
        using var file = new FileStream(_options.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        file.SetLength(content.Length);
        file.Write(content);
    }

    // Of the database as it is without its log.
    private long CountWithoutLog()
    {
        using var folder = new TemporaryDirectory();
        var copy = Path.Combine(folder.Path, SqliteStoreOptions.FileName);
        File.Copy(_options.Path, copy);
        using var database = SqliteDatabase.Open(copy, write: true);
        Assert.Equal("ok", database.ReadText("PRAGMA integrity_check"));
        return Count(database);
    }

    private static long Count(SqliteDatabase database) => database.ReadNumber("SELECT count(*) FROM messages");
}
