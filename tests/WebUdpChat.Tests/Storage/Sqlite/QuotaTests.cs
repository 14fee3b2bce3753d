using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Storage;
using WebUdpChat.Storage.Sqlite;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage.Sqlite;

/// <summary>What SQLite makes of those who come and go: the file must not grow with them.</summary>
public sealed class QuotaTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Cost_OfEverySize_IsTheSameForProgramAndDatabase()
    {
        using var database = SqliteFile.Create(SqliteTestStore.Options(_directory.Path));
        using var cost = database.Prepare($"SELECT {UnverifiedSql.Cost} FROM (SELECT zeroblob(?1) AS bytes, ?2 AS envelope)");

        foreach (var size in Enumerable.Range(0, 5_000).Append(65_507))
            Assert.Equal(UnverifiedSql.CostOf(size, 0), cost.Bind(1, size).BindNull(2).ReadFirst(static row => row.Number(0)));
        Assert.Equal(UnverifiedSql.CostOf(1_000, 5), cost.Bind(1, 1_000).Bind(2, "é12\n").ReadFirst(static row => row.Number(0)));
    }

    [Fact]
    public async Task TrimQuota_Everything_LeavesNothingCounted()
    {
        await using var store = SqliteTestStore.Open(_directory.Path);
        await store.CommitAsync(
            [Entry(1, new PeerChanged(Peer(1) with { Transient = true })), .. Enumerable.Range(2, 500).Select(static seq => Post(seq, new string('x', 11 * seq)))], false, default);
        var plan = Assert.Single(await store.PlanQuotaAsync(new QuotaBounds(1, 1), default));
        await store.TrimQuotaAsync([plan], [Gap(600)], default);

        Assert.Equal(0, Read("SELECT bytes FROM unverified"));
        Assert.Equal(0, Read("SELECT count(*) FROM messages"));
    }

    [Fact]
    public async Task Index_MostOfItsMessagesAreGone_IsMadeAnewInSteps()
    {
        await using var store = SqliteTestStore.Open(_directory.Path);
        await store.CommitAsync([Entry(1, new PeerChanged(Peer(1) with { Transient = true }))], false, default);
        foreach (var seqs in Enumerable.Range(2, 4_000).Chunk(500))
            await store.CommitAsync([.. seqs.Select(static seq => Post(seq, Words(seq), seq % 10 == 0 ? new ConversationId(9) : Direct))], false, default);
        await IndexAsync(store);
        var full = await store.ReadSizeAsync(default);
        while (await store.PlanQuotaAsync(new QuotaBounds(1, 1), default) is [var plan])
            await store.TrimQuotaAsync([plan], [Gap(Read("SELECT head_seq FROM store") + 1)], default);
        var trimmed = await store.ReadSizeAsync(default);
        await store.IndexAsync(100, default);
        await store.IndexAsync(100, default);
        var meanwhile = await store.SearchAsync(new SearchQuery("word", null, null, 1_000), default);
        await IndexAsync(store);

        Assert.InRange(await store.ReadSizeAsync(default), full / 20, trimmed / 2);
        Assert.Equal(400, meanwhile.Count);
        Assert.Equal(400, (await store.SearchAsync(new SearchQuery("word", null, null, 1_000), default)).Count);
        Assert.Equal(4_000, Assert.Single(await store.SearchAsync(new SearchQuery("w4000", null, null, 1_000), default)).Id.Seq);
        Assert.Equal(400, Read("SELECT sum(messages) FROM text_parts"));
    }

    [Fact]
    public async Task Commit_StrangersWithoutNumberComeAndGo_KeepsTheNewestEventsAndAllOfOthers()
    {
        const int strangers = 2_000;
        var options = SqliteTestStore.Options(_directory.Path) with { KeptPassingEvents = 400 };
        await using var store = SqliteJournalStore.Open(options);
        await store.CommitAsync([Entry(1, new PeerChanged(Peer(1) with { Name = "Friend" })), Entry(2, new ConversationChanged(Conversation(2, 1))), Post(3)], false, default);
        for (var number = 0; number < strangers; number++)
        {
            await store.CommitAsync([.. ComesAndGoes(10 + (5 * number))], false, default);
            while (await store.ForgetAsync(1_000, default))
            {
            }
        }

        var entries = await store.ReadEntriesAsync(0, long.MaxValue, int.MaxValue, default);
        Assert.InRange(entries.Count, 400, 400 + 500 + 3);
        Assert.Equal([1L, 2, 3], entries.Take(3).Select(static entry => entry.Seq));
        Assert.Equal(new ConversationRemoved(new ConversationId(11 + (5 * (strangers - 1)))), entries[^1].Event);
        Assert.Equal(entries[3].Seq - 1, await store.ReadGapAsync(default));
        Assert.Equal(0, await store.ReadTailAsync(default));
        Assert.Equal(1, Read("SELECT count(*) FROM messages"));
        Assert.Equal(0, Read("SELECT count(*) FROM unverified") + Read("SELECT count(*) FROM forgotten"));
        Assert.InRange(await store.ReadSizeAsync(default), 1, 1 << 20);
    }

    [Fact]
    public async Task Open_JournalOfTheSchemaBefore_CountsNewcomersAndForgetsWhatWasLeftBehind()
    {
        using (var database = SqliteDatabase.Open(Path.Combine(_directory.Path, SqliteStoreOptions.FileName), write: true))
        {
            SqlitePragmas.SetUpWriter(database, TimeSpan.FromSeconds(1));
            SqliteMigrations.Apply(database, [.. SqliteSchema.Migrations.Take(3)]);
            database.Execute("""
                INSERT INTO store (id, epoch, head_seq) VALUES (1, '0', 9);
                INSERT INTO peers (id, dialect, body) VALUES
                    (1, 'text', '{"id":1,"name":"","listener":"text","dialect":"text","address":"192.0.2.1:1","conversation":2,"state":"accepted","charset":"utf-8","terminator":"lf","transient":true}'),
                    (3, 'text', '{"id":3,"name":"Friend","listener":"text","dialect":"text","address":"192.0.2.3:1","conversation":4,"state":"accepted","charset":"utf-8","terminator":"lf"}');
                INSERT INTO conversations (id, body) VALUES
                    (2, '{"id":2,"kind":"direct","name":"","peers":[1],"prefixAuthors":false}'), (4, '{"id":4,"kind":"direct","name":"","peers":[3],"prefixAuthors":false}');
                INSERT INTO messages (seq, at, conversation_id, author_kind, author_id, author_name, direction, taken_at, charset, terminator_length, truncated, bytes)
                VALUES (5, 1, 2, 0, 'p1', 'p', 0, 1, 'utf-8', 0, 0, x'61'), (6, 1, 4, 0, 'p3', 'p', 0, 1, 'utf-8', 0, 0, x'61'), (7, 1, 99, 0, 'p9', 'p', 0, 1, 'utf-8', 0, 0, x'61');
                """);
        }

        await using var store = SqliteTestStore.Open(_directory.Path);
        Assert.Equal(Direct, Assert.Single(await store.PlanQuotaAsync(new QuotaBounds(1, 1), default)).ConversationId);
        Assert.False(await store.ForgetAsync(100, default));
        Assert.Equal([5L, 6], (await store.ReadEntriesAsync(0, long.MaxValue, 10, default)).Select(static entry => entry.Seq));
    }

    private static string Words(int seq) => $"word w{seq} {string.Join(' ', Enumerable.Range(0, 20).Select(number => $"{(seq * 7919) + number:x}"))}";

    private static async Task IndexAsync(SqliteJournalStore store)
    {
        while (await store.IndexAsync(100, default) > 0)
        {
        }
    }

    private long Read(string sql)
    {
        using var database = SqliteDatabase.Open(Path.Combine(_directory.Path, SqliteStoreOptions.FileName), write: false);
        return database.ReadNumber(sql);
    }
}
