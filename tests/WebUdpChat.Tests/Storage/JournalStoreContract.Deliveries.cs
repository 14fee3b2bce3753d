using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;
using static WebUdpChat.Tests.Storage.StoreFixtures;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Tests.Storage;

public abstract partial class JournalStoreContract
{
    [Fact]
    public async Task DeliveryChanged_Present_IsReadWithMessagesAndNotWithEntries()
    {
        var posted = Sent(5, "a", 9, 7);
        await CommitAsync(Post(posted), Changed(6, 5, DeliveryState.Sending, 7), Changed(7, 5, DeliveryState.Failed, 7, "no route"));
        var present = Show(posted with
        {
            Delivery = new MessageDelivery(
                [posted.Delivery!.Peers[0], new PeerDelivery(new PeerId(7), DeliveryState.Failed, "no route", At(7))]),
        });

        Assert.Equal(Show(Post(posted)), Show((await ReadAllAsync())[0]));
        Assert.Equal(present, Show((await _store.FindMessageAsync(new MessageId(5), default))!));
        Assert.Equal(present, Show((await _store.FindByClientIdAsync(Direct, "a", default))!));
        var page = await _store.ReadMessagesAsync(new MessageQuery(Direct, null, null, 10), default);
        Assert.Equal(present, Show(page.Messages.Single()));
        Assert.Equal(present, Show((await _store.SearchAsync(new SearchQuery("out", null, null, 10), default)).Single()));
    }

    [Fact]
    public async Task DeliveryChanged_WithAReason_IsReadWithItsCodeAndWhatIsInIt()
    {
        var inner = SendReasons.PortUnreachable.With(9101);
        var why = new Sentence("a-test", "{name}, {count}, {share} and {why}").With("sensor-7", 1_024, 0.25, inner);
        await CommitAsync(Post(Sent(5, null, 7)), Entry(6, new DeliveryChanged(
            new MessageId(5), Direct, new MessageDelivery([new PeerDelivery(new PeerId(7), DeliveryState.Failed, why, At(6))]), [new PeerId(7)])));

        var present = (await _store.FindMessageAsync(new MessageId(5), default))!.Delivery!.Peers[0].Why!;
        var told = ((DeliveryChanged)(await ReadAllAsync())[1].Event).Delivery.Peers[0].Why!;
        Assert.All([present, told], kept =>
        {
            Assert.Equal(why, kept);
            Assert.Equal([("name", "sensor-7"), ("count", 1_024L), ("share", 0.25), ("why", inner)], kept.Args.Select(static arg => (arg.Key, arg.Value)));
            Assert.Equal(("port", 9101L), ((Reason)kept.Args[3].Value).Args.Select(static arg => (arg.Key, arg.Value)).Single());
        });
    }

    [Fact]
    public async Task DeliveryChanged_PeerThatDidNotChange_StaysAsItWas()
    {
        var stale = Delivery(At(6), DeliveryState.Queued, 9, 7);
        await CommitAsync(Post(Sent(5, null, 9, 7)), Changed(6, 5, DeliveryState.Sent, 9));
        await CommitAsync(Entry(7, new DeliveryChanged(new MessageId(5), Direct, stale, [new PeerId(7)])));

        var message = await _store.FindMessageAsync(new MessageId(5), default);
        Assert.Equal([DeliveryState.Sent, DeliveryState.Queued], message!.Delivery!.Peers.Select(static peer => peer.State));
    }

    [Fact]
    public async Task DeliveryChanged_RoomOfManyPeers_KeepsTheirOrder()
    {
        var peers = Enumerable.Range(1, 1000).Select(static i => (long)((i * 7919) % 1009)).Distinct().ToArray();
        var posted = Sent(5, null, peers);
        var all = Delivery(At(6), DeliveryState.Sent, peers);
        await CommitAsync(Post(posted), Entry(6, new DeliveryChanged(new MessageId(5), Direct, all, [.. all.Peers.Select(static peer => peer.PeerId)])));

        Assert.Equal(Show(posted with { Delivery = all }), Show((await _store.FindMessageAsync(new MessageId(5), default))!));
        Assert.Equal(Show(all), Show(((DeliveryChanged)(await ReadAllAsync())[1].Event).Delivery));
    }

    [Fact]
    public async Task DeliveryChanged_UnknownMessage_IsAnEventAndNothingElse()
    {
        await CommitAsync(Changed(6, 5, DeliveryState.Sent, 7));

        Assert.Equal([6], await SeqsAsync());
        Assert.Null(await _store.FindMessageAsync(new MessageId(5), default));
        Assert.Empty((await _store.LoadAsync(default)).OpenDeliveries);
    }

    [Theory]
    [InlineData(DeliveryState.Queued, true, true)]
    [InlineData(DeliveryState.Sending, true, true)]
    [InlineData(DeliveryState.Sent, false, true)]
    [InlineData(DeliveryState.Acknowledged, false, false)]
    [InlineData(DeliveryState.Read, false, false)]
    [InlineData(DeliveryState.Failed, false, false)]
    [InlineData(DeliveryState.Unreachable, false, false)]
    [InlineData(DeliveryState.Unknown, false, false)]
    public async Task Load_OpenDeliveries_AreThoseThatMayGetFurther(DeliveryState state, bool raw, bool confirming)
    {
        await CommitAsync(Entry(1, new PeerChanged(Peer(1))), Entry(2, new PeerChanged(Peer(2, "ipmsg"))));
        await CommitAsync(Post(Sent(3, null, 1)), Post(Sent(4, null, 2)), Changed(5, 3, state, 1), Changed(6, 4, state, 2));

        await ReopenAsync();
        var open = (await _store.LoadAsync(default)).OpenDeliveries;
        Assert.Equal(raw, open.Any(static message => message.Id.Seq == 3));
        Assert.Equal(confirming, open.Any(static message => message.Id.Seq == 4));
        Assert.All(open, message => Assert.Equal(state, message.Delivery!.Summary.State));
    }

    [Fact]
    public async Task Load_OpenDeliveries_AreInOrderAndOnce()
    {
        await CommitAsync(Post(Sent(3, null, 1, 2)), Post(4), Post(Sent(5, null, 2)), Post(Sent(6, null)), Changed(7, 3, DeliveryState.Sent, 1));

        Assert.Equal([3, 5], Seqs((await _store.LoadAsync(default)).OpenDeliveries));
    }

    [Fact]
    public async Task Load_QueuedAgain_IsOpenAgain()
    {
        await CommitAsync(Post(Sent(3, null, 1)), Changed(4, 3, DeliveryState.Failed, 1, "why"), Changed(5, 3, DeliveryState.Queued, 1));

        var open = Assert.Single((await _store.LoadAsync(default)).OpenDeliveries);
        Assert.Equal(new PeerDelivery(Nc, DeliveryState.Queued, null, At(5)), Assert.Single(open.Delivery!.Peers));
    }
}
