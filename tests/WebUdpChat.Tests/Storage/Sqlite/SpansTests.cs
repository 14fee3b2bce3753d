using WebUdpChat.Storage.Sqlite;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage.Sqlite;

public sealed class SpansTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(1, 0)]
    [InlineData(16_383, 0)]
    [InlineData(16_384, 1)]
    [InlineData(5_000_000_000, 305_175)]
    public async Task Commit_Message_IsInItsSpan(long seq, long span)
    {
        await using var store = SqliteTestStore.Open(_directory.Path);
        await store.CommitAsync([Post(seq)], durable: true, default);

        Assert.Equal((span, span, span), (Spans.Of(seq), Read("SELECT span FROM messages"), Read("SELECT span FROM spans")));
    }

    [Fact]
    public async Task Commit_ManyMessages_NotesEachSpanOnce()
    {
        await using var store = SqliteTestStore.Open(_directory.Path);
        await store.CommitAsync([Post(1), Post(2), Post(20_000), Gap(40_000), Post(70_000)], durable: false, default);
        await store.CommitAsync([Post(70_001), Post(100_000)], durable: false, default);

        Assert.Equal([0, 1, 4, 6], ReadAll("SELECT span FROM spans"));
    }

    [Fact]
    public async Task Commit_AfterOneThatFailed_NotesTheSpanAllTheSame()
    {
        await using var store = SqliteTestStore.Open(_directory.Path);
        await store.CommitAsync([Post(1)], durable: false, default);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await store.CommitAsync([Post(20_000), Post(19_999)], durable: false, default));
        await store.CommitAsync([Post(20_001)], durable: false, default);

        Assert.Equal([0, 1], ReadAll("SELECT span FROM spans"));
    }

    [Fact]
    public async Task Trim_SpansThatEndBeforeThePlace_AreNotedNoMore()
    {
        await using var store = SqliteTestStore.Open(_directory.Path);
        await store.CommitAsync([Post(1), Post(16_383), Post(16_384), Post(40_000)], durable: false, default);
        await store.TrimAsync(16_382, Gap(50_000), default);
        Assert.Equal([0, 1, 2], ReadAll("SELECT span FROM spans"));

        await store.TrimAsync(16_383, Gap(50_001), default);
        Assert.Equal([1, 2], ReadAll("SELECT span FROM spans"));
        await store.TrimAsync(16_384, Gap(50_002), default);
        Assert.Equal([1, 2], ReadAll("SELECT span FROM spans"));
    }

    private long Read(string sql) => Assert.Single(ReadAll(sql));

    private List<long> ReadAll(string sql)
    {
        using var database = SqliteDatabase.Open(SqliteTestStore.Options(_directory.Path).Path, write: false);
        return database.Statement(sql).ReadAll(static row => row.Number(0));
    }
}
