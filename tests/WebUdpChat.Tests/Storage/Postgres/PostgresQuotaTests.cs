using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Storage.Postgres;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage.Postgres;

/// <summary>What PostgreSQL makes of those who come and go.</summary>
[Collection(SharedCluster.Name)]
public sealed class PostgresQuotaTests(PostgresCluster cluster)
{
    private readonly string _connection = PostgresTestStore.CreateSchema(cluster);

    [Fact]
    public async Task Commit_StrangersWithoutNumberComeAndGo_KeepsTheNewestEventsAndAllOfOthers()
    {
        const int strangers = 250;
        await using var store = await PostgresJournalStore.OpenAsync(PostgresTestStore.Options(_connection) with { KeptPassingEvents = 100 });
        await store.CommitAsync([Entry(1, new PeerChanged(Peer(1) with { Name = "Friend" })), Entry(2, new ConversationChanged(Conversation(2, 1))), Post(3)], false, default);
        var size = await store.ReadSizeAsync(default);
        for (var number = 0; number < strangers; number++)
        {
            await store.CommitAsync([.. ComesAndGoes(10 + (5 * number))], false, default);
            while (await store.ForgetAsync(1_000, default))
            {
            }
        }

        var entries = await store.ReadEntriesAsync(0, long.MaxValue, int.MaxValue, default);
        Assert.InRange(entries.Count, 100, 100 + 500 + 3);
        Assert.Equal([1L, 2, 3], entries.Take(3).Select(static entry => entry.Seq));
        Assert.Equal(new ConversationRemoved(new ConversationId(11 + (5 * (strangers - 1)))), entries[^1].Event);
        Assert.Single(entries, static entry => entry.Event is MessagePosted);
        Assert.Equal(entries[3].Seq - 1, await store.ReadGapAsync(default));
        Assert.Equal(0, await store.ReadTailAsync(default));
        Assert.InRange(await store.ReadSizeAsync(default), size + 1, size + (600 * 400));
    }

    [Fact]
    public async Task TrimQuota_Everything_TakesItOffTheSize()
    {
        await using var store = await PostgresTestStore.OpenAsync(_connection);
        await store.CommitAsync([Entry(1, new PeerChanged(Peer(1) with { Transient = true }))], false, default);
        var size = await store.ReadSizeAsync(default);
        await store.CommitAsync([.. Enumerable.Range(2, 100).Select(static seq => Post(seq, new string('x', seq)))], false, default);
        while (await store.PlanQuotaAsync(new QuotaBounds(1, 1), default) is [var plan])
            await store.TrimQuotaAsync([plan], [Gap(200 + plan.UpToSeq)], default);

        Assert.Equal(0, await store.CountMessagesAsync(Direct, 0, 10, null, default));
        Assert.InRange(await store.ReadSizeAsync(default), size, size + 500);
    }
}
