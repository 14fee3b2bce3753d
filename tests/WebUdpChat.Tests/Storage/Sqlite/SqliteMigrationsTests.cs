using System.Security.Cryptography;
using System.Text;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Storage.Sqlite;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage.Sqlite;

public sealed class SqliteMigrationsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Open_FirstSchema_KeepsEverythingAndGoesOn()
    {
        SqliteTestStore.Create(_directory.Path, SqliteTestStore.FirstSchema());
        await using var store = SqliteTestStore.Open(_directory.Path);

        Assert.Equal("0123456789abcdef", store.Epoch);
        await AssertSnapshotAsync(store);
        var entries = await store.ReadEntriesAsync(0, long.MaxValue, 100, default);
        Assert.Equal([4L, 5, 6, 10, 11, 12, 13, 14, 20, 21], entries.Select(static entry => entry.Seq).ToList());
        Assert.Equal(Show(Posted()), Show(((MessagePosted)entries[8].Event).Message));
        Assert.Equal(10, (await store.SearchAsync(new SearchQuery("GRÜß", null, null, 10), default)).Single().Id.Seq);
        Assert.Equal(20, (await store.SearchAsync(new SearchQuery("東京", null, null, 10), default)).Single().Id.Seq);
        Assert.Equal(11, (await store.FindByClientIdAsync(Direct, "id-1", default))!.Id.Seq);
        Assert.Equal([10L, 11, 12], (await store.ReadMessagesAsync(new MessageQuery(Direct, null, null, 10), default)).Messages.Select(static message => message.Id.Seq));
        Assert.Equal(3, await store.ReadTailAsync(default));
        await store.CommitAsync([Post(22)], durable: true, default);
    }

    [Fact]
    public void Migrations_ReleasedScripts_DoNotChange()
    {
        string[] released = ["EAE5892E70C691FC", "22CDC8D55BE462A9"];

        Assert.Equal(released, SqliteSchema.Migrations.Take(released.Length).Select(static script =>
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(script.ReplaceLineEndings("\n"))))[..16]));
    }

    [Fact]
    public void Apply_NewScripts_RunOnceEachInOrder()
    {
        using var database = SqliteDatabase.Open(Path.Combine(_directory.Path, "a.db"), write: true);

        SqliteMigrations.Apply(database, ["CREATE TABLE a (x)"]);
        SqliteMigrations.Apply(database, ["CREATE TABLE a (x)", "INSERT INTO a VALUES (1)", "UPDATE a SET x = x + 1"]);
        SqliteMigrations.Apply(database, ["CREATE TABLE a (x)", "INSERT INTO a VALUES (1)", "UPDATE a SET x = x + 1"]);
        Assert.Equal((3, 2), (database.ReadNumber("PRAGMA user_version"), database.ReadNumber("SELECT x FROM a")));
    }

    [Fact]
    public void Apply_ScriptThatSorts_MaySortInAFile()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_directory.Path, "it's here"));
        using var database = SqliteDatabase.Open(Path.Combine(folder.FullName, "a.db"), write: true);
        SqliteMigrations.Apply(database, ["CREATE TABLE a AS SELECT temp_store AS kind FROM pragma_temp_store"]);

        Assert.Equal((1, 2), (database.ReadNumber("SELECT kind FROM a"), database.ReadNumber("PRAGMA temp_store")));
    }

    [Fact]
    public void Apply_ScriptThatFails_LeavesTheVersionBefore()
    {
        using var database = SqliteDatabase.Open(Path.Combine(_directory.Path, "a.db"), write: true);

        Assert.Throws<InvalidOperationException>(() =>
            SqliteMigrations.Apply(database, ["CREATE TABLE a (x)", "INSERT INTO a VALUES (1); INSERT INTO nothing VALUES (1)"]));
        Assert.Equal((1, 0), (database.ReadNumber("PRAGMA user_version"), database.ReadNumber("SELECT count(*) FROM a")));
        Assert.False(database.InTransaction);
    }

    [Theory]
    [InlineData("PRAGMA user_version = 1000", "newer version")]
    [InlineData("CREATE TABLE accounts (x)", "not a journal")]
    public void Open_FileOfAnother_IsRefusedUnchanged(string script, string reason)
    {
        SqliteTestStore.Create(_directory.Path, script);
        var file = Path.Combine(_directory.Path, SqliteStoreOptions.FileName);
        var before = File.ReadAllBytes(file);

        var error = Assert.Throws<JournalStorageException>(() => SqliteTestStore.Open(_directory.Path));
        Assert.Equal(StorageFailure.Incompatible, error.Failure);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(file));
    }

    private static async Task AssertSnapshotAsync(SqliteJournalStore store)
    {
        var snapshot = await store.LoadAsync(default);
        Assert.Equal((21, At(21), false), (snapshot.HeadSeq, snapshot.HeadAt!.Value, snapshot.CleanEnd));
        Assert.Equal(["192.0.2.1:4000", "Zoe"], snapshot.Peers.Select(static peer => peer.DisplayName));
        Assert.Equal([(2L, 12L), (5L, 20L)], snapshot.Conversations.Select(static row => (row.Conversation.Id.Value, row.HeadSeq)));
        Assert.Equal(20, Assert.Single(snapshot.OpenDeliveries).Id.Seq);
        Assert.Equal(new ReadMarker("u:ann", Direct, 12), Assert.Single(snapshot.ReadMarkers));
        Assert.Equal(At(11), snapshot.LastSeen[Nc]);
    }

    private static ChatMessage Posted() => Sent(20, null, 4, 1) with
    {
        ConversationId = new ConversationId(5),
        Author = new Author(AuthorKind.User, "u:ann", "Ann"),
        Bytes = "東京"u8.ToArray(),
        Delivery = new([.. Delivery(At(19), Core.Delivery.DeliveryState.Queued, 4, 1).Peers,
            new(new(6), Core.Delivery.DeliveryState.Failed, "too long", At(18))]),
    };
}
