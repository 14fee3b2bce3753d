using WebUdpChat.Access.Accounts;
using WebUdpChat.Core.Journal;
using WebUdpChat.Storage.Moving;
using WebUdpChat.Storage.Sqlite;
using WebUdpChat.Tests.Storage.Postgres;
using WebUdpChat.Tests.Storage.Sqlite;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage.Moving;

[Collection(SharedCluster.Name)]
public sealed class MoveTests(PostgresCluster cluster) : IDisposable
{
    private readonly TemporaryDirectory _old = new();
    private readonly TemporaryDirectory _back = new();
    private readonly string _database = PostgresTestStore.CreateSchema(cluster);
    private readonly List<string> _said = [];

    public void Dispose()
    {
        _old.Dispose();
        _back.Dispose();
    }

    [Fact]
    public async Task Run_ThereAndBack_KeepsEverything()
    {
        var (entries, epoch) = await FillAsync();

        Run(new SqliteHouse(_old.Path), new PostgresHouse(_database));
        await using (var moved = await PostgresTestStore.OpenAsync(_database))
            await AssertSameAsync(moved, entries, epoch);
        PostgresTestStore.Execute(_database, "UPDATE nodes SET clean_end = 1");
        Run(new PostgresHouse(_database), new SqliteHouse(_back.Path));
        await using (var back = SqliteTestStore.Open(_back.Path))
            await AssertSameAsync(back, entries, epoch);

        Assert.Equal(Dump(_old.Path), Dump(_back.Path));
        Assert.Equal("<key/>", File.ReadAllText(Path.Combine(_back.Path, "keys", "key-1.xml")));
    }

    [Theory]
    [InlineData("messages:")]
    [InlineData("deliveries:")]
    [InlineData("account:")]
    [InlineData("audit:")]
    public async Task Run_EndedHalfWay_GoesOnAndCompletes(string word)
    {
        var (entries, epoch) = await FillAsync();

        Assert.Throws<TimeoutException>(() => Run(new SqliteHouse(_old.Path), new PostgresHouse(_database), said =>
        {
            if (said.StartsWith(word, StringComparison.Ordinal))
                throw new TimeoutException();
        }));
        var error = await Assert.ThrowsAsync<JournalStorageException>(() => PostgresTestStore.OpenAsync(_database));
        Assert.Contains("is not complete: it is being moved there.", error.Message, StringComparison.Ordinal);
        Run(new SqliteHouse(_old.Path), new PostgresHouse(_database));

        await using var moved = await PostgresTestStore.OpenAsync(_database);
        await AssertSameAsync(moved, entries, epoch);
    }

    [Fact]
    public async Task Run_Again_ComparesOnly()
    {
        await FillAsync();
        Run(new SqliteHouse(_old.Path), new PostgresHouse(_database));
        _said.Clear();
        Run(new SqliteHouse(_old.Path), new PostgresHouse(_database));

        Assert.Contains(_said, static said => said.EndsWith("has this journal already. It is compared.", StringComparison.Ordinal));
        Assert.DoesNotContain(_said, static said => said.EndsWith("copied", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UPDATE messages SET bytes = '\\x00' WHERE seq = 3", "messages is not the same at both places")]
    [InlineData("DELETE FROM events WHERE seq = 5", "events is not the same at both places")]
    [InlineData("UPDATE store SET epoch = 'another'", "There is another journal at")]
    public async Task Run_OntoSomethingElse_IsRefused(string change, string reason)
    {
        await FillAsync();
        Run(new SqliteHouse(_old.Path), new PostgresHouse(_database));
        PostgresTestStore.Execute(_database, change);

        var error = Assert.Throws<MoveException>(() => Run(new SqliteHouse(_old.Path), new PostgresHouse(_database)));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_PlaceThatAGatewayUses_IsRefused()
    {
        await using var store = await PostgresTestStore.OpenAsync(_database);
        await store.SetCleanEndAsync(false, default);

        Assert.Contains("The gateway a uses the database", Assert.Throws<MoveException>(() => new PostgresHouse(_database)).Message, StringComparison.Ordinal);
        using var held = new SqliteHouse(_old.Path);
        Assert.Contains("A gateway uses", Assert.Throws<MoveException>(() => new SqliteHouse(_old.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AfterACrash_AsksForAnOrderlyEndFirst()
    {
        await FillAsync();
        await using (var store = SqliteTestStore.Open(_old.Path))
            await store.SetCleanEndAsync(false, default);

        var error = Assert.Throws<MoveException>(() => Run(new SqliteHouse(_old.Path), new PostgresHouse(_database)));
        Assert.Contains("did not end as it should", error.Message, StringComparison.Ordinal);
    }

    // A run without a word cannot mark its end where the one before did not.
    [Fact]
    public async Task Run_AfterACrashOfAnEmptyJournal_AsksForAMessageFirst()
    {
        await using (var store = SqliteTestStore.Open(_old.Path))
            await store.SetCleanEndAsync(false, default);

        var error = Assert.Throws<MoveException>(() => Run(new SqliteHouse(_old.Path), new PostgresHouse(_database)));
        Assert.Contains("let one message come", error.Message, StringComparison.Ordinal);
    }

    private async Task<(List<string> Entries, string Epoch)> FillAsync()
    {
        await using var store = SqliteTestStore.Open(_old.Path);
        await store.CommitAsync(
        [
            Entry(1, new PeerChanged(Peer(1) with { Name = "Zoë" })), Entry(2, new Core.Journal.ConversationChanged(Conversation(2, 1))),
            Post(Message(3, [0, 0xFF, 0x27, 0x5C]) with { Author = new Core.Conversations.Author(Core.Conversations.AuthorKind.Peer, "p1", "名前\0\u001B") }),
            Post(Sent(4, "id'\"; --\u001B", 1)), Entry(5, new ReadMarkerMoved("u:ann", Direct, 4)),
            Changed(6, 4, Core.Delivery.DeliveryState.Failed, 1, "too \"long\""),
            Entry(7, new ListenerChanged(Listener("added", Core.Listeners.ListenerOrigin.Added))),
            .. Enumerable.Range(8, 60).Select(static seq => Post(seq, $"text {seq}")), Entry(5_000_000_000, new GapRecorded(null, GapReason.GatewayDown, null, Start, At(9))),
        ], durable: true, default);
        await store.TrimAsync(1, Entry(5_000_000_001, new GapRecorded(null, GapReason.Retention, 0, Start, Start)), default);
        using (var house = SqliteDatabase.Open(Path.Combine(_old.Path, SqliteAccounts.FileName), write: true))
        {
            SqlitePragmas.SetUpWriter(house, TimeSpan.FromSeconds(1));
            SqliteMigrations.Apply(house, AccountSchema.Migrations);
            house.Execute("""
                INSERT INTO account VALUES (3, 'Olga', 'OLGA', 'hash', 's1', 'admin', 0, NULL, 1), (9, 'gone', 'GONE', NULL, 's2', 'viewer', 2, 5, 1);
                DELETE FROM account WHERE id = 9;
                INSERT INTO session VALUES ('abc', 3, 's1', 1, 2), ('ABC', 3, 's1', 1, 2), ('_-', 3, 's1', 1, 2);
                INSERT INTO invitation (hash, role, created_by, created_at, expires_at) VALUES (x'00FF', 'sender', 'Olga', 1, 2);
                INSERT INTO token (hash, account_id, name, role, created_at) VALUES (x'01', 3, 'script', 'viewer', 1);
                INSERT INTO passkey VALUES (x'FF00', 3, 'key', x'02', 1, 4000000000, 'usb nfc', 1, 0, 1, x'', x'7B7D');
                INSERT INTO audit (at, actor_id, actor_name, action, detail) VALUES (1, 'u3', 'Olga', 'setUp', '');
                """);
        }

        Directory.CreateDirectory(Path.Combine(_old.Path, "keys"));
        await File.WriteAllTextAsync(Path.Combine(_old.Path, "keys", "key-1.xml"), "<key/>");
        return ([.. (await store.ReadEntriesAsync(0, long.MaxValue, int.MaxValue, default)).Select(Show)], store.Epoch);
    }

    private static async Task AssertSameAsync(IJournalStore store, List<string> entries, string epoch)
    {
        Assert.Equal(epoch, store.Epoch);
        Assert.Equal(entries, (await store.ReadEntriesAsync(0, long.MaxValue, int.MaxValue, default)).Select(Show));
        var snapshot = await store.LoadAsync(default);
        Assert.Equal((5_000_000_001, true, "Zoë", "added"), (snapshot.HeadSeq, snapshot.CleanEnd, snapshot.Peers.Single().DisplayName, snapshot.Listeners.Single().Name));
        Assert.Equal(1, await store.ReadTailAsync(default));
        Assert.Equal(67, (await store.SearchAsync(new SearchQuery("text 67", null, null, 10), default)).Single().Id.Seq);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await store.CommitAsync([Post(5_000_000_001)], durable: true, default));
    }

    // Everything in a folder's databases, as far as it is moved.
    private static List<string> Dump(string folder)
    {
        using var house = new SqliteHouse(folder);
        string[] queries =
        [
            "SELECT * FROM store", "SELECT * FROM messages ORDER BY seq", "SELECT * FROM events ORDER BY seq", "SELECT * FROM deliveries ORDER BY 1, 2", "SELECT * FROM peers",
            "SELECT * FROM conversations", "SELECT * FROM read_markers", "SELECT * FROM listeners", "SELECT * FROM spans",
        ];
        return
        [
            .. queries.SelectMany(query => Rows(house.Journal, query)),
            .. new[] { "account", "session", "invitation", "token", "passkey", "audit" }.SelectMany(table => Rows(house.Accounts, $"SELECT * FROM {table} ORDER BY 1")),
            .. Rows(house.Accounts, "SELECT name, seq FROM sqlite_sequence ORDER BY name"),
        ];
    }

    private static List<string> Rows(SqliteDatabase database, string sql) => database.Statement(sql).ReadAll(row =>
        $"{sql}: {string.Join('|', Enumerable.Range(0, 9).Select(column => row.IsNull(column) ? "null" : Convert.ToHexString(row.Bytes(column))))}");

    private void Run(House from, House to, Action<string>? tell = null)
    {
        using (from)
        using (to)
            new Move(from, to, tell ?? _said.Add, step: 7).Run();
    }
}
