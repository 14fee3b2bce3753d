using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage;

public abstract partial class JournalStoreContract
{
    public static TheoryData<string, JournalEvent> EveryEvent => new()
    {
        { "text", new MessagePosted(Message(5, "grüß dich 😀\n") with { TerminatorLength = 1 }) },
        { "empty", new MessagePosted(Message(5, [])) },
        { "largest", new MessagePosted(Message(5, [.. Enumerable.Range(0, 65_507).Select(static i => (byte)i)])) },
        { "invalid", new MessagePosted(Message(5, [0xFF, 0xFE, 0, 0x80]) with { Truncated = true }) },
        { "charset", new MessagePosted(Message(5, [0xE4]) with { Charset = "iso-8859-1" }) },
        { "system", new MessagePosted(Message(5) with { Author = new Author(AuthorKind.System, "", "名前\0x") }) },
        { "room", new MessagePosted(Sent(5, "id'\"; --", 9, 7, 8)) },
        { "nobody", new MessagePosted(Sent(5, null)) },
        { "refused", new MessagePosted(Sent(5) with { Delivery = Mixed }) },
        { "delivery", new DeliveryChanged(new MessageId(4), Direct, Mixed, [new PeerId(7), new PeerId(9)]) },
        { "peer", new PeerChanged(Peer(3, "ipmsg", "[fe80::1%3]:2425") with { Name = "Zoë", State = PeerState.Knocking, Settings = new PeerSettings("shift_jis", "\r\n") }) },
        { "cared for", new PeerChanged(Peer(3) with { Transient = true, MayBe = new PeerId(1), Settings = PeerSettings.Default with { MaxBytes = 1_024, KeepAlive = new KeepAlive(25, "AA==") } }) },
        { "stopped", new ConversationChanged(Conversation(5, 9, 1, 7) with { Kind = ConversationKind.Room, Stopped = [new PeerId(7)], ContinuedIn = Direct }) },
        { "echo", new MessagePosted(Message(5) with { HeldBack = HeldBack.Echo }) },
        { "capped", new MessagePosted(Message(5) with { HeldBack = HeldBack.Rate }) },
        { "impaired", new MessagePosted(Message(5) with { Lab = new LabMark(LabEffects.Corrupted | LabEffects.Delayed, 60_000) }) },
        { "lost", new DeliveryChanged(new MessageId(4), Direct, new MessageDelivery([new PeerDelivery(new PeerId(7), DeliveryState.Sent, null, At(1)) { Lab = new LabMark(LabEffects.Lost) }]), [new PeerId(7)]) },
        { "loop", new LoopStopped(Direct, new PeerId(3), new MessageId(4), Stopped: true) },
        { "rate", new RateCapped(Direct, new PeerId(3), new MessageId(4), 0.5) },
        { "room's rate", new RateCapped(Direct, null, new MessageId(4), 100) },
        { "removed", new PeerRemoved(new PeerId(3)) },
        { "conversation removed", new ConversationRemoved(Direct) },
        { "conversation", new ConversationChanged(Conversation(5, 9, 1, 7) with { Kind = ConversationKind.Room, Name = "作戦", PrefixAuthors = false }) },
        { "marker", new ReadMarkerMoved("u:ann", Direct, 4) },
        { "gap", new GapRecorded("default", GapReason.KernelDrop, 4_000_000_000, Start, Start.AddTicks(10)) },
        { "listener", new ListenerChanged(Listener("second", ListenerOrigin.Added) with { Trouble = "there is no interface \"eth0\"" }) },
        { "listener gone", new ListenerRemoved("second") },
        { "quota", new GapRecorded(null, GapReason.Quota, 7, Start, Start.AddDays(3)) { ConversationId = Direct } },
        { "down", new GapRecorded(null, GapReason.GatewayDown, null, Start, Start.AddDays(3)) },
    };

    private static MessageDelivery Mixed => new(
    [
        new PeerDelivery(new PeerId(9), DeliveryState.Sent, null, At(1)),
        new PeerDelivery(new PeerId(7), DeliveryState.Failed, "too \"long\"", At(2)),
        new PeerDelivery(new PeerId(8), DeliveryState.Failed, "too \"long\"", At(2)),
    ]);

    [Theory]
    [MemberData(nameof(EveryEvent))]
    public async Task ReadEntries_AnyEvent_IsWhatWasCommitted(string name, JournalEvent change)
    {
        await CommitAsync(Entry(5, change));

        Assert.True((await ReadAllAsync()).Count == 1, name);
        Assert.Equal(Show(Entry(5, change)), Show((await ReadAllAsync())[0]));
        await ReopenAsync();
        Assert.Equal(Show(Entry(5, change)), Show((await ReadAllAsync())[0]));
    }

    [Fact]
    public async Task Commit_MessagesAndEventsWithHoles_AreReadInOrder()
    {
        await CommitAsync(Entry(3, new PeerChanged(Peer(3))), Post(7), Entry(8, new ReadMarkerMoved("u", Direct, 7)));
        await CommitAsync(Post(20), Gap(21));

        Assert.Equal([3, 7, 8, 20, 21], await SeqsAsync());
    }

    [Fact]
    public async Task ReadEntries_Bounds_AreAfterAndUpTo()
    {
        await CommitAsync(Post(2), Gap(4), Post(6), Post(8));

        Assert.Equal([4, 6], (await _store.ReadEntriesAsync(2, 7, 10, default)).Select(static entry => entry.Seq));
        Assert.Equal([6, 8], (await _store.ReadEntriesAsync(5, 8, 10, default)).Select(static entry => entry.Seq));
        Assert.Equal([2, 4, 6], (await _store.ReadEntriesAsync(0, 8, 3, default)).Select(static entry => entry.Seq));
        Assert.Empty(await _store.ReadEntriesAsync(8, 100, 10, default));
    }

    [Fact]
    public async Task Commit_SeqThatDoesNotRise_ThrowsAndStoresNothing()
    {
        await CommitAsync(Post(5));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await CommitAsync(Post(6), Post(6)));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await CommitAsync(Post(4)));
        Assert.Equal([5], await SeqsAsync());
    }

    [Fact]
    public async Task Commit_ClientIdThatIsThere_ThrowsAndStoresNothing()
    {
        await CommitAsync(Post(Sent(5, "a", 1)));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await CommitAsync(Gap(6), Post(Sent(7, "a", 1))));
        Assert.Equal([5], await SeqsAsync());
        await CommitAsync(Gap(6), Post(Sent(7, "b", 1)));
        Assert.Equal([5, 6, 7], await SeqsAsync());
    }

    [Fact]
    public async Task Commit_MessageInAnotherPlace_Throws() =>
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await CommitAsync(Entry(6, new MessagePosted(Message(5)))));

    [Fact]
    public async Task Commit_Nothing_Throws() =>
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await CommitAsync());

    [Fact]
    public async Task Commit_DurableAndNotInTurn_KeepsBoth()
    {
        for (var seq = 1; seq <= 10; seq++)
            await _store.CommitAsync([Post(seq)], durable: seq % 2 == 0, default);

        await ReopenAsync();
        Assert.Equal(10, (await ReadAllAsync()).Count);
    }

    [Fact]
    public async Task Reading_WhileWriting_SeesWholeBatchesInOrder()
    {
        const int Batches = 100;
        var writing = Task.Run(async () =>
        {
            for (var batch = 0; batch < Batches; batch++)
                await CommitAsync([.. Enumerable.Range(1 + (batch * 10), 10).Select(static seq => Post(seq))]);
        });
        var readers = Enumerable.Range(0, 6).Select(_ => Task.Run(() => FollowAsync(Batches * 10))).ToArray();

        await Task.WhenAll([writing, .. readers]).WaitAsync(TimeSpan.FromSeconds(60));
    }

    private async Task FollowAsync(int last)
    {
        var cursor = 0L;
        while (cursor < last)
        {
            var entries = await _store.ReadEntriesAsync(cursor, long.MaxValue, int.MaxValue, default);
            Assert.Equal(0, entries.Count % 10);
            foreach (var entry in entries)
                Assert.Equal(++cursor, entry.Seq);
            await Task.Yield();
        }
    }
}
