using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage;

public abstract partial class JournalStoreContract
{
    [Fact]
    public async Task Load_NewStore_IsEmptyAndClean()
    {
        var snapshot = await _store.LoadAsync(default);

        Assert.Equal((0, null, true), (snapshot.HeadSeq, snapshot.HeadAt, snapshot.CleanEnd));
        Assert.Empty(snapshot.Peers);
        Assert.Empty(snapshot.Conversations);
        Assert.Empty(snapshot.OpenDeliveries);
        Assert.Empty(snapshot.ReadMarkers);
        Assert.Empty(snapshot.LastSeen);
        Assert.NotEmpty(_store.Epoch);
    }

    [Fact]
    public async Task Load_AfterListenersCameAndWent_HoldsThoseThatWereAdded()
    {
        var added = Listener("b", ListenerOrigin.Added);
        await CommitAsync(
            Entry(1, new ListenerChanged(Listener("a", ListenerOrigin.Added))),
            Entry(2, new ListenerChanged(added)),
            Entry(3, new ListenerChanged(Listener("text", ListenerOrigin.Settings))),
            Entry(4, new ListenerRemoved("a")),
            Entry(5, new ListenerChanged(added with { Setup = added.Setup with { Endpoint = "*:9002" } })));

        await ReopenAsync();
        Assert.Equal([added.Setup with { Endpoint = "*:9002" }], (await _store.LoadAsync(default)).Listeners);
    }

    [Fact]
    public async Task Load_AfterNumbersWereReserved_HoldsTheHighestOfEachListener()
    {
        await CommitAsync(Entry(1, new NumbersReserved("a", 10)), Entry(2, new NumbersReserved("b", 7)), Entry(3, new NumbersReserved("a", 12)));

        await ReopenAsync();
        var numbers = (await _store.LoadAsync(default)).Numbers;
        Assert.Equal((2, 12L, 7L), (numbers.Count, numbers["a"], numbers["b"]));
    }

    [Fact]
    public async Task Load_PeerThatSaidItIsThere_WasSeenThen()
    {
        var profile = new PeerProfile("Alice", "Team", "root", "vm", "", Presence.Online);
        await CommitAsync(
            Entry(1, new PeerChanged(Peer(1) with { Profile = profile })),
            Entry(2, new PeerChanged(Peer(1) with { Profile = profile with { Presence = Presence.Offline } })));

        await ReopenAsync();
        var snapshot = await _store.LoadAsync(default);
        Assert.Equal((At(1), Presence.Offline), (snapshot.LastSeen[Nc], snapshot.Peers.Single().Profile!.Presence));
    }

    [Fact]
    public async Task Load_AfterEvents_IsWhatTheyAddUpTo()
    {
        await CommitAsync(
            Entry(1, new PeerChanged(Peer(1))),
            Entry(2, new ConversationChanged(Conversation(2, 1))),
            Entry(3, new PeerChanged(Peer(3, "ipmsg", "[2001:db8::1]:2425"))),
            Entry(4, new PeerChanged(Peer(1) with { Name = "Bob", State = PeerState.Muted })),
            Entry(5, new ConversationChanged(Conversation(2, 1, 3) with { Kind = ConversationKind.Room, Name = "all" })),
            Post(6));

        await ReopenAsync();
        var snapshot = await _store.LoadAsync(default);
        Assert.Equal((6, At(6)), (snapshot.HeadSeq, snapshot.HeadAt!.Value));
        Assert.Equal([Peer(1) with { Name = "Bob", State = PeerState.Muted }, Peer(3, "ipmsg", "[2001:db8::1]:2425")], snapshot.Peers);
        var (conversation, head) = Assert.Single(snapshot.Conversations);
        Assert.Equal(Show(Conversation(2, 1, 3) with { Kind = ConversationKind.Room, Name = "all" }), Show(conversation));
        Assert.Equal(6, head);
    }

    [Fact]
    public async Task Load_RemovedPeer_IsGone()
    {
        await CommitAsync(Entry(1, new PeerChanged(Peer(1))), Post(2), Entry(3, new PeerRemoved(new PeerId(1))));

        var snapshot = await _store.LoadAsync(default);
        Assert.Empty(snapshot.Peers);
        Assert.Empty(snapshot.LastSeen);
    }

    [Fact]
    public async Task Load_RemovedConversation_IsGoneWithItsReadMarkers()
    {
        await CommitAsync(
            Entry(1, new ConversationChanged(Conversation(Direct.Value, 1))), Post(2), Entry(3, new ReadMarkerMoved("a", Direct, 2)),
            Entry(4, new ReadMarkerMoved("a", Other, 2)), Entry(5, new ConversationRemoved(Direct)));

        var snapshot = await _store.LoadAsync(default);
        Assert.Empty(snapshot.Conversations);
        Assert.Equal(Other, Assert.Single(snapshot.ReadMarkers).Conversation);
    }

    [Fact]
    public async Task Load_ReadMarkers_OnlyMoveForward()
    {
        await CommitAsync(
            Entry(1, new ReadMarkerMoved("a", Direct, 10)), Entry(2, new ReadMarkerMoved("a", Direct, 4)),
            Entry(3, new ReadMarkerMoved("a", Other, 2)), Entry(4, new ReadMarkerMoved("b", Direct, 1)));

        Assert.Equal(
            [new ReadMarker("a", Direct, 10), new ReadMarker("a", Other, 2), new ReadMarker("b", Direct, 1)],
            (await _store.LoadAsync(default)).ReadMarkers);
    }

    [Fact]
    public async Task Load_LastSeen_IsThePeersNewestMessage()
    {
        await CommitAsync(Entry(1, new PeerChanged(Peer(1))), Entry(2, new PeerChanged(Peer(2))), Post(3), Post(4));
        await CommitAsync(Post(Message(5) with { At = Start }), Post(Sent(6, null, 2)), Entry(7, new PeerChanged(Peer(1) with { Name = "x" })));

        var seen = Assert.Single((await _store.LoadAsync(default)).LastSeen);
        Assert.Equal(new KeyValuePair<PeerId, DateTimeOffset>(Nc, Message(4).At), seen);
    }

    [Fact]
    public async Task Load_CleanEnd_IsWhatWasWrittenLast()
    {
        await _store.SetCleanEndAsync(false, default);
        await ReopenAsync();
        Assert.False((await _store.LoadAsync(default)).CleanEnd);

        await _store.SetCleanEndAsync(true, default);
        await ReopenAsync();
        Assert.True((await _store.LoadAsync(default)).CleanEnd);
    }

    [Fact]
    public async Task Reopen_SameStore_KeepsEpochAndHead()
    {
        var epoch = _store.Epoch;
        await CommitAsync(Post(5));

        await ReopenAsync();
        Assert.Equal(epoch, _store.Epoch);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await CommitAsync(Post(5)));
        await CommitAsync(Post(6));
        Assert.Equal([5, 6], await SeqsAsync());
    }
}
