using WebUdpChat.Core.Journal;

namespace WebUdpChat.Tests.Storage.Postgres;

[Collection(SharedCluster.Name)]
public sealed class PostgresServerTests(PostgresCluster cluster)
{
    private readonly string _connection = PostgresTestStore.CreateSchema(cluster);

    [Fact]
    public async Task Open_SynchronousCommitOff_IsRefusedInOneLine()
    {
        var error = await Assert.ThrowsAsync<JournalStorageException>(
            () => PostgresTestStore.OpenAsync($"{_connection};Options=-c synchronous_commit=off"));

        Assert.Equal(StorageFailure.Incompatible, error.Failure);
        Assert.Contains("has synchronous_commit = off: it would lose what it has confirmed.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task Open_FsyncOff_IsRefusedInOneLine()
    {
        await SetFsyncAsync("off");
        try
        {
            var error = await Assert.ThrowsAsync<JournalStorageException>(() => PostgresTestStore.OpenAsync(_connection));
            Assert.Contains("has fsync = off: it would lose what it has confirmed.", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            await SetFsyncAsync("on");
        }
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=u;Password=hidden;Database=d", "The database at 127.0.0.1:1 cannot be used.")]
    [InlineData("Host=nosuch.invalid;Username=u;Password=hidden;Database=d", "The database at nosuch.invalid:5432 cannot be used.")]
    public async Task Open_NoServerThere_SaysWhichAndKeepsThePassword(string connection, string expected)
    {
        var error = await Assert.ThrowsAsync<JournalStorageException>(() => PostgresTestStore.OpenAsync(connection));

        Assert.Equal(StorageFailure.Unavailable, error.Failure);
        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_DatabaseOrUserThatIsNotThere_SaysSo()
    {
        var error = await Assert.ThrowsAsync<JournalStorageException>(() => PostgresTestStore.OpenAsync($"{cluster.ConnectionString};Database=nowhere"));

        Assert.Contains("database \"nowhere\" does not exist", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_NameOfANodeThatRuns_IsRefused()
    {
        await using var first = await PostgresTestStore.OpenAsync(_connection);

        var error = await Assert.ThrowsAsync<JournalStorageException>(() => PostgresTestStore.OpenAsync(_connection));
        Assert.Contains("another gateway runs as the node a on this database", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AfterTheNodeEnded_TakesItsNameAtOnce()
    {
        await (await PostgresTestStore.OpenAsync(_connection)).DisposeAsync();
        await using var again = await PostgresTestStore.OpenAsync(_connection);

        Assert.Equal("a", again.Node);
    }

    private async Task SetFsyncAsync(string value)
    {
        await cluster.QueryAsync($"ALTER SYSTEM SET fsync = {value}");
        await cluster.QueryAsync("SELECT pg_reload_conf()");
        await Eventually.TrueAsync(async () => await cluster.QueryAsync("SHOW fsync") == value, () => $"fsync = {value}");
    }
}
