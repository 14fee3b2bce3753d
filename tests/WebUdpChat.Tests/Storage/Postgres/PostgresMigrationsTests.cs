using System.Security.Cryptography;
using System.Text;
using Npgsql;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Storage.Postgres;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage.Postgres;

[Collection(SharedCluster.Name)]
public sealed class PostgresMigrationsTests(PostgresCluster cluster) : IDisposable
{
    private readonly string _connection = PostgresTestStore.CreateSchema(cluster);
    private NpgsqlDataSource? _source;

    public void Dispose() => _source?.Dispose();

    [Fact]
    public async Task Open_FirstSchema_KeepsEverythingAndGoesOn()
    {
        PostgresTestStore.Execute(_connection, PostgresTestStore.FirstSchema());
        await using var store = await PostgresTestStore.OpenAsync(_connection);

        Assert.Equal("0123456789abcdef", store.Epoch);
        var snapshot = await store.LoadAsync(default);
        Assert.Equal((21, At(21), false), (snapshot.HeadSeq, snapshot.HeadAt!.Value, snapshot.CleanEnd));
        Assert.Equal(["192.0.2.1:4000", "Zoe"], snapshot.Peers.Select(static peer => peer.DisplayName));
        Assert.Equal([(2L, 12L), (5L, 20L)], snapshot.Conversations.Select(static row => (row.Conversation.Id.Value, row.HeadSeq)));
        Assert.Equal(20, Assert.Single(snapshot.OpenDeliveries).Id.Seq);
        Assert.Equal(new ReadMarker("u:ann", Direct, 12), Assert.Single(snapshot.ReadMarkers));
        Assert.Equal(At(11), snapshot.LastSeen[Nc]);
        var entries = await store.ReadEntriesAsync(0, long.MaxValue, 100, default);
        Assert.Equal([4L, 5, 6, 10, 11, 12, 13, 14, 20, 21], entries.Select(static entry => entry.Seq).ToList());
        Assert.Equal(Show(Posted()), Show(((MessagePosted)entries[8].Event).Message));
        Assert.Equal(10, (await store.SearchAsync(new SearchQuery("GRÜß", null, null, 10), default)).Single().Id.Seq);
        Assert.Equal(20, (await store.SearchAsync(new SearchQuery("東京", null, null, 10), default)).Single().Id.Seq);
        Assert.Equal(11, (await store.FindByClientIdAsync(Direct, "id-1", default))!.Id.Seq);
        Assert.Equal(3, await store.ReadTailAsync(default));
        await store.CommitAsync([Post(22)], durable: true, default);
    }

    [Fact]
    public void Migrations_ReleasedScripts_DoNotChange()
    {
        string[] released = ["4F2FD5651365A772", "C1B1AFEFBBA8A644"];

        Assert.Equal(released, PostgresSchema.Migrations.Take(released.Length).Select(static script =>
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(script.ReplaceLineEndings("\n"))))[..16]));
    }

    [Fact]
    public async Task Open_TenNodesAtOnce_AllOfTheOneJournal()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Task.Run(() => PostgresTestStore.OpenAsync(_connection, $"n{number}"))));

        Assert.Single(stores.Select(static store => store.Epoch).Distinct());
        Assert.Equal(10, (await stores[0].ReadNodesAsync(default)).Count);
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    [Fact]
    public void Apply_NewScripts_RunOnceEachInOrder()
    {
        Apply("CREATE TABLE a (x int)");
        Apply("CREATE TABLE a (x int)", "INSERT INTO a VALUES (1)", "UPDATE a SET x = x + 1");
        Apply("CREATE TABLE a (x int)", "INSERT INTO a VALUES (1)", "UPDATE a SET x = x + 1");

        Assert.Equal(("3", "2"), (Read("SELECT version::text FROM schema_version"), Read("SELECT x::text FROM a")));
    }

    [Fact]
    public void Apply_ScriptThatFails_LeavesEverythingAsBefore()
    {
        Apply("CREATE TABLE a (x int)");

        Assert.Throws<InvalidOperationException>(() => Apply("", "INSERT INTO a VALUES (1)", "INSERT INTO nothing VALUES (1)"));
        Assert.Equal(("1", "0"), (Read("SELECT version::text FROM schema_version"), Read("SELECT count(*)::text FROM a")));
    }

    [Theory]
    [InlineData("CREATE TABLE accounts (x int)", "is not a journal: it has tables of another program.")]
    [InlineData("CREATE TABLE schema_version (id smallint, version bigint); INSERT INTO schema_version VALUES (1, 1000)", "newer version")]
    public async Task Open_SchemaOfAnother_IsRefusedUnchanged(string script, string reason)
    {
        PostgresTestStore.Execute(_connection, script);

        var error = await Assert.ThrowsAsync<JournalStorageException>(() => PostgresTestStore.OpenAsync(_connection));
        Assert.Equal(StorageFailure.Incompatible, error.Failure);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal("1", Read("SELECT count(*)::text FROM pg_tables WHERE schemaname = current_schema()"));
    }

    private void Apply(params string[] migrations)
    {
        using var database = Connect();
        PostgresMigrations.Apply(database, migrations, "here");
    }

    private string Read(string sql)
    {
        using var database = Connect();
        return database.ReadText(sql);
    }

    private PostgresDatabase Connect() => PostgresDatabase.Open(_source ??= NpgsqlDataSource.Create(_connection));

    private static ChatMessage Posted() => Sent(20, null, 4, 1) with
    {
        ConversationId = new ConversationId(5),
        Author = new Author(AuthorKind.User, "u:ann", "Ann"),
        Bytes = "東京"u8.ToArray(),
        Delivery = new([.. Delivery(At(19), DeliveryState.Queued, 4, 1).Peers, new(new(6), DeliveryState.Failed, "too long", At(18))]),
    };
}
