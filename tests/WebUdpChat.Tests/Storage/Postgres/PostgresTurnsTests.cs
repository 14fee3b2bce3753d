using WebUdpChat.Core.Journal;
using WebUdpChat.Storage.Postgres;
using Xunit.Abstractions;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage.Postgres;

/// <summary>Several nodes that append to one journal.</summary>
[Collection(SharedCluster.Name)]
public sealed class PostgresTurnsTests(PostgresCluster cluster, ITestOutputHelper output)
{
    private static readonly int Commits = Environment.GetEnvironmentVariable("WEBUDPCHAT_LONG") == "1" ? 100_000 : 600;

    private readonly string _connection = PostgresTestStore.CreateSchema(cluster);

    [Fact]
    public async Task Commit_TwoWritersRace_NoReaderPassesAnEventThatComesLater()
    {
        await using var a = await PostgresTestStore.OpenAsync(_connection, "a");
        await using var b = await PostgresTestStore.OpenAsync(_connection, "b");
        var writing = Task.WhenAll(new[] { a, b }.Select(store => Task.Run(() => WriteAsync(store, Commits / 2))));
        var readers = new[] { a, b, a }.Select(store => Task.Run(() => FollowAsync(store, writing))).ToArray();

        await writing.WaitAsync(TimeSpan.FromMinutes(30));
        var all = (await a.ReadEntriesAsync(0, long.MaxValue, int.MaxValue, default)).Select(static entry => entry.Seq).ToList();
        foreach (var reader in readers)
            Assert.Equal(all, await reader);
        Assert.Equal(Commits, all.Count);
        output.WriteLine($"two writers raced on {Commits} commits, three readers followed: none passed an event that came later");
    }

    [Fact]
    public async Task Follow_WhereNobodyTellsAnything_LooksAgainAndAgain()
    {
        const int Enough = 300;
        await using var store = await PostgresJournalStore.OpenAsync(PostgresTestStore.Options(_connection) with { Poll = TimeSpan.FromMilliseconds(5) });
        var looks = 0;
        store.Follow(() => Interlocked.Increment(ref looks));

        await Eventually.TrueAsync(() => Volatile.Read(ref looks) >= Enough, () => $"{Enough} looks; there were {looks}");
    }

    [Fact]
    public async Task TakeTurn_OfAnother_WaitsUntilItEnds()
    {
        await using var a = await PostgresTestStore.OpenAsync(_connection, "a");
        await using var b = await PostgresTestStore.OpenAsync(_connection, "b");
        await a.TakeTurnAsync(default);
        var waiting = Task.Run(async () => await b.TakeTurnAsync(default));
        await Eventually.TrueAsync(async () => await cluster.QueryAsync("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'") != "0", () => "a node that waits");

        Assert.False(waiting.IsCompleted);
        await a.CommitAsync([Post(1)], durable: true, default);
        Assert.Equal(1, await waiting);
        await b.LeaveTurnAsync();
    }

    [Fact]
    public async Task HasCommitted_BatchThatIsThereOrNot_TellsWhoseItWas()
    {
        await using var a = await PostgresTestStore.OpenAsync(_connection, "a");
        await using var b = await PostgresTestStore.OpenAsync(_connection, "b");
        await a.CommitAsync([Post(1), Post(2)], durable: true, default);
        await b.CommitAsync([Post(3)], durable: true, default);

        Assert.True(await a.HasCommittedAsync(2, default));
        Assert.False(await a.HasCommittedAsync(3, default));
        Assert.True(await b.HasCommittedAsync(3, default));
    }

    [Fact]
    public async Task Follow_OthersAppend_IsCalledBackLongBeforeTheNextLook()
    {
        await using var a = await PostgresJournalStore.OpenAsync(PostgresTestStore.Options(_connection, "a") with { Poll = TimeSpan.FromHours(1), Lease = TimeSpan.FromHours(2) });
        await using var b = await PostgresTestStore.OpenAsync(_connection, "b");
        var calls = 0;
        a.Follow(() => Interlocked.Increment(ref calls));

        await b.CommitAsync([Post(1)], durable: true, default);
        await Eventually.TrueAsync(() => Volatile.Read(ref calls) > 0, "a hint");
    }

    [Fact]
    public async Task ReadNodes_NodeThatEndedOrDied_IsGone()
    {
        await using var a = await PostgresTestStore.OpenAsync(_connection, "a");
        await using (var b = await PostgresTestStore.OpenAsync(_connection, "b"))
        {
            await b.SetCleanEndAsync(false, default);
            await a.SetCleanEndAsync(false, default);
            Assert.Equal([new JournalNode("a", false), new JournalNode("b", false)], await a.ReadNodesAsync(default));
        }

        // It gave no sign that it ended as it should, so it is waited for as long as the lease says.
        await Eventually.TrueAsync(async () => (await a.ReadNodesAsync(default))[1].IsGone, () => "b to be gone");
        Assert.False((await a.ReadNodesAsync(default))[0].IsGone);
    }

    [Fact]
    public async Task FindByClientIds_SomeThatAreThere_AreFoundInTheirConversationsOnly()
    {
        await using var a = await PostgresTestStore.OpenAsync(_connection, "a");
        await a.CommitAsync([Post(Sent(1, "one", 1)), Post(Sent(2, "t\0wo", 1)), Post(Sent(3, "three", 1) with { ConversationId = new(3) })], durable: true, default);

        var found = await a.FindByClientIdsAsync([(Direct, "one"), (Direct, "t\0wo"), (Direct, "three"), (Direct, "four"), (new(3), "one")], default);
        Assert.Equal([1, 2], found.Select(static message => message.Id.Seq).Order());
    }

    private static async Task WriteAsync(PostgresJournalStore store, int commits)
    {
        for (var i = 0; i < commits; i++)
            await store.CommitAsync([Post(await store.TakeTurnAsync(default) + 1)], durable: true, default);
    }

    private static async Task<List<long>> FollowAsync(PostgresJournalStore store, Task writing)
    {
        var seen = new List<long>();
        while (true)
        {
            var last = writing.IsCompleted;
            var entries = await store.ReadEntriesAsync(seen.Count == 0 ? 0 : seen[^1], long.MaxValue, 500, default);
            seen.AddRange(entries.Select(static entry => entry.Seq));
            if (last && entries.Count == 0)
                return seen;
        }
    }
}
