using Microsoft.Extensions.Logging.Abstractions;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;
using WebUdpChat.Storage.Sqlite;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage.Sqlite;

public sealed class IntentTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly TemporaryDirectory _copy = new();

    private string IntentPath => SqliteTestStore.Options(_directory.Path).IntentPath;

    public void Dispose()
    {
        _directory.Dispose();
        _copy.Dispose();
    }

    [Fact]
    public async Task TryIntend_ThenEndOfTheProcess_IsInTheJournalOfTheNextRun()
    {
        var message = Message(2, "grüße") with { TerminatorLength = 1, HeldBack = HeldBack.Echo, Lab = new LabMark(LabEffects.Delayed, 30), Truncated = true, Charset = "iso-8859-1" };
        await using var store = await OpenAsync();

        Assert.True(store.TryIntend([Post(message), Post(3)]));
        await using var next = Kill();

        var (before, after) = (await ReadAsync(store), await ReadAsync(next));
        Assert.Equal([Show(Post(1)), Show(Post(message)), Show(Post(3))], before);
        Assert.Equal(before, after);
        Assert.Equal((3, At(3)), (await next.LoadAsync(default)) is var loaded ? (loaded.HeadSeq, loaded.HeadAt) : default);
        await next.CommitAsync([Post(4)], durable: true, default);
        Assert.False(next.HasIntended);
        Assert.Equal([.. before, Show(Post(4))], await ReadAsync(next));
    }

    [Fact]
    public async Task TryIntend_OfAPeerThatIsNew_IsInTheJournalOfTheNextRunWithIt()
    {
        await using var store = await OpenAsync();
        var conversation = new ConversationId(3);
        List<JournalEntry> entries =
        [
            Entry(2, new PeerChanged(Peer(2, address: "192.0.2.2:5000") with { ConversationId = conversation })),
            Entry(3, new ConversationChanged(Conversation(3, 2))),
            Post(Message(4, "hello", conversation) with { Author = new Author(AuthorKind.Peer, "p2", "new") }),
        ];

        Assert.True(store.TryIntend(entries));
        await using var next = Kill();
        var intended = await next.LoadAsync(default);
        Assert.True(next.HasIntended);
        await next.CommitIntendedAsync(default);
        var committed = await next.LoadAsync(default);

        Assert.Equal(entries.Select(Show), (await next.ReadEntriesAsync(1, long.MaxValue, 100, default)).Select(Show));
        Assert.Equal(new PeerId(2), Assert.Single(intended.Peers).Id);
        Assert.Equal(4, Assert.Single(intended.Conversations).HeadSeq);
        Assert.Equal(Describe(committed), Describe(intended));
    }

    [Fact]
    public async Task TryIntend_OfAStranger_IsKeptAsSuch()
    {
        await using var store = await OpenAsync();
        var entry = Entry(2, new MessagePosted(Message(2)) { FromStranger = true });

        Assert.True(store.TryIntend([entry]));
        await using var next = Kill();
        await next.SetCleanEndAsync(false, default);

        using var database = SqliteDatabase.Open(SqliteTestStore.Options(_copy.Path).Path, write: false);
        Assert.Equal("1", database.ReadText("SELECT from_stranger FROM messages WHERE seq = 2"));
    }

    [Fact]
    public async Task TryIntend_FirstOfARun_FollowsWhatIsThere()
    {
        await (await OpenAsync()).DisposeAsync();
        await using var store = SqliteTestStore.Open(_directory.Path);

        Assert.False(store.TryIntend([Post(3)]));
        Assert.True(store.TryIntend([Post(2)]));

        await store.CommitIntendedAsync(default);
        Assert.Equal([Show(Post(1)), Show(Post(2))], await ReadAsync(store));
    }

    [Fact]
    public async Task CommitIntended_Twice_IsThereOnce()
    {
        await using var store = await OpenAsync();
        Assert.True(store.TryIntend([Post(2)]));

        await store.CommitIntendedAsync(default);
        await store.CommitIntendedAsync(default);

        Assert.False(store.HasIntended);
        Assert.Equal([Show(Post(1)), Show(Post(2))], await ReadAsync(store));
    }

    [Fact]
    public async Task CommitIntended_ThenEndOfTheProcess_IsThereOnce()
    {
        await using var store = await OpenAsync();
        Assert.True(store.TryIntend([Post(2)]));
        await store.CommitIntendedAsync(default);

        await using var next = Kill();

        Assert.False(next.HasIntended);
        Assert.Equal(2, (await ReadAsync(next)).Count);
    }

    [Fact]
    public async Task CommitIntended_StorageFails_StaysInAllThatIsReadAndComesWithTheNextWrite()
    {
        await using var store = await OpenAsync();
        Assert.True(store.TryIntend([Post(2)]));
        using (var other = SqliteDatabase.Open(SqliteTestStore.Options(_directory.Path).Path, write: true))
        {
            other.Execute("BEGIN IMMEDIATE");
            await Assert.ThrowsAsync<JournalStorageException>(async () => await store.CommitIntendedAsync(default));
            await Assert.ThrowsAsync<JournalStorageException>(async () => await store.SetCleanEndAsync(false, default));
            Assert.True(store.HasIntended);
            Assert.Equal(2, (await ReadAsync(store)).Count);
        }

        await store.SetCleanEndAsync(false, default);

        Assert.False(store.HasIntended);
        Assert.Equal(2, (await ReadAsync(store)).Count);
    }

    [Fact]
    public async Task CommitIntended_WrittenAlthoughItWasSaidToHaveFailed_IsThereOnce()
    {
        await using var store = await OpenAsync();
        Assert.True(store.TryIntend([Post(2)]));
        await using (var other = Kill())
            await other.CommitIntendedAsync(default);
        foreach (var file in Directory.GetFiles(_copy.Path, "journal.db*"))
            File.Copy(file, Path.Combine(_directory.Path, Path.GetFileName(file)), overwrite: true);

        await using var next = SqliteTestStore.Open(_directory.Path);

        Assert.Equal(2, (await ReadAsync(next)).Count);
    }

    [Fact]
    public async Task Settle_StoreHasAFaultOverIt_GivesItUp()
    {
        await using var store = await OpenAsync();
        Assert.True(store.TryIntend([Entry(2, new MessagePosted(Message(3)))])); // a message in another's place

        await IntentSettlement.SettleAsync(store, NullLogger.Instance);

        Assert.False(store.HasIntended);
        Assert.False(File.Exists(IntentPath));
        await store.CommitAsync([Post(2)], durable: true, default);
        Assert.Equal(2, (await ReadAsync(store)).Count);
    }

    [Fact]
    public async Task AbandonIntended_IsForgottenByTheNextRunToo()
    {
        await using var store = await OpenAsync();
        Assert.True(store.TryIntend([Post(2)]));

        store.AbandonIntended();
        await using var next = Kill();

        Assert.Equal(1, (await next.LoadAsync(default)).HeadSeq);
        await store.CommitAsync([Post(2)], durable: false, default);
        Assert.Equal(2, (await ReadAsync(store)).Count);
    }

    [Fact]
    public async Task Dispose_NothingIntended_RemovesTheFile()
    {
        var store = await OpenAsync();
        Assert.True(store.TryIntend([Post(2)]));
        Assert.True(File.Exists(IntentPath));
        await store.CommitIntendedAsync(default);

        await store.DisposeAsync();

        Assert.False(File.Exists(IntentPath));
    }

    [Fact]
    public async Task TryIntend_WhatItCannotHold_IsLeftToTheCommit()
    {
        await using var store = await OpenAsync();

        Assert.False(store.TryIntend([Post(Sent(2, "c", 1))]));
        Assert.False(store.TryIntend([Post(Message(2) with { ClientMessageId = "c" })]));
        Assert.False(store.TryIntend([Post(Message(2) with { Envelope = new Envelope(0, default, null) })]));
        Assert.False(store.TryIntend([Entry(2, new PeerRemoved(Nc))]));
        Assert.False(store.TryIntend([Entry(2, new PeerChanged(Peer(2) with { Name = new string('n', IntentFormat.MaxBytes) }))]));
        Assert.False(store.TryIntend([Post(2), Changed(3, 2, default, 1)]));
        Assert.False(store.TryIntend([Post(Message(2, new byte[IntentFormat.MaxBytes]))]));
        Assert.False(store.TryIntend([Post(Message(2) with { Author = new Author(AuthorKind.Peer, "p1", new string('n', IntentFormat.MaxBytes)) })]));
        Assert.False(store.TryIntend([Post(3)]));
        Assert.False(store.HasIntended);
        Assert.True(store.TryIntend([Post(2)]));
        Assert.False(store.TryIntend([Post(3)]));
    }

    [Fact]
    public async Task TryIntend_FileCannotBeWritten_IsLeftToTheCommit()
    {
        Directory.CreateDirectory(IntentPath);
        Directory.CreateDirectory(Path.Combine(IntentPath, "not empty"));
        await using var store = await OpenAsync();

        Assert.False(store.TryIntend([Post(2)]));
        await store.CommitAsync([Post(2)], durable: false, default);

        Assert.Equal(2, (await ReadAsync(store)).Count);
    }

    // Whatever a crash leaves of the file, nothing is made of it but what was written whole.
    [Fact]
    public async Task Open_DamagedFile_HasNothingIntended()
    {
        await using var store = await OpenAsync();
        Assert.True(store.TryIntend([Post(2)]));
        var whole = await File.ReadAllBytesAsync(IntentPath);

        for (var at = 0; at < whole.Length; at++)
        {
            var turned = (byte[])whole.Clone();
            turned[at] ^= 0x20;
            Assert.Null(IntentFormat.Read(turned));
            Assert.Null(IntentFormat.Read(whole[..at]));
        }

        Assert.NotNull(IntentFormat.Read(whole));
        Assert.NotNull(IntentFormat.Read([.. whole, 1, 2, 3]));
    }

    [Fact]
    public async Task Open_FileOfAnotherJournal_HasNothingIntended()
    {
        await using (var other = SqliteTestStore.Open(_copy.Path))
        {
            await other.CommitAsync([Post(1)], durable: false, default);
            Assert.True(other.TryIntend([Post(2)]));
        }

        await (await OpenAsync()).DisposeAsync();
        File.Copy(SqliteTestStore.Options(_copy.Path).IntentPath, IntentPath);
        await using var store = SqliteTestStore.Open(_directory.Path);

        Assert.False(store.HasIntended);
        Assert.Equal(1, (await store.LoadAsync(default)).HeadSeq);
    }

    [Fact]
    public async Task Open_FileOfAnEarlierPlace_HasNothingIntended()
    {
        var store = await OpenAsync();
        Assert.True(store.TryIntend([Post(2)]));
        var old = await File.ReadAllBytesAsync(IntentPath);
        await store.CommitAsync([Post(3)], durable: false, default);
        await store.DisposeAsync();
        await File.WriteAllBytesAsync(IntentPath, old);

        await using var next = SqliteTestStore.Open(_directory.Path);

        Assert.False(next.HasIntended);
        Assert.Equal(3, (await ReadAsync(next)).Count);
    }

    // Readers on other threads, while messages are intended and committed: each sees all that was intended before it began.
    [Fact]
    public async Task Read_WhileMessagesAreIntendedAndCommitted_MissesAndRepeatsNothing()
    {
        await using var store = await OpenAsync();
        var told = 1L;
        using var ended = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
            {
                var least = Volatile.Read(ref told);
                var page = await store.ReadMessagesAsync(new MessageQuery(Direct, null, null, 10), default);
                var seqs = page.Messages.Select(static message => message.Id.Seq).ToList();
                Assert.True(seqs[^1] >= least, $"{seqs[^1]} is read after {least} was told.");
                Assert.Equal(Enumerable.Range(0, seqs.Count).Select(i => seqs[0] + i), seqs);
                var counted = await store.CountMessagesAsync(Direct, least - 1, 1_000, null, default);
                Assert.InRange(counted, 1, Volatile.Read(ref told) + 1 - least + 1);
            }
        })).ToList();

        for (var seq = 2L; seq < 1_500; seq++)
        {
            Assert.True(store.TryIntend([Post(seq)]));
            Volatile.Write(ref told, seq);
            await store.CommitIntendedAsync(default);
        }

        await ended.CancelAsync();
        await Task.WhenAll(readers);
    }

    private static string Describe(JournalSnapshot snapshot) => string.Join('\n',
    [
        $"{snapshot.HeadSeq} {snapshot.HeadAt:O}",
        .. snapshot.Peers.Select(static peer => $"{peer}"),
        .. snapshot.Conversations.Select(static each => $"{Show(each.Conversation)} {each.HeadSeq}"),
        .. snapshot.LastSeen.Select(static each => $"{each}"),
    ]);

    private async Task<SqliteJournalStore> OpenAsync()
    {
        var store = SqliteTestStore.Open(_directory.Path);
        await store.CommitAsync([Post(1)], durable: false, default);
        return store;
    }

    // What is on the disk at this moment, opened by the next run.
    private SqliteJournalStore Kill()
    {
        foreach (var file in Directory.GetFiles(_directory.Path).Where(static file => !file.EndsWith("-shm", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(_copy.Path, Path.GetFileName(file)), overwrite: true);
        return SqliteTestStore.Open(_copy.Path);
    }

    private static async Task<List<string>> ReadAsync(SqliteJournalStore store)
    {
        var entries = await store.ReadEntriesAsync(0, long.MaxValue, 100, default);
        var page = await store.ReadMessagesAsync(new MessageQuery(Direct, null, null, 100), default);
        Assert.Equal(entries.Select(static entry => Show(((MessagePosted)entry.Event).Message)), page.Messages.Select(static message => Show(message)));
        return [.. entries.Select(Show)];
    }
}
