using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Gateway;
using WebUdpChat.Core.Tests.Simulation;

namespace WebUdpChat.Core.Tests.Peers;

public sealed class ExpirePeerTests : IAsyncDisposable
{
    private readonly RoomBench _bench = new(0);

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public void Expire_NobodyCaredForIt_GoesAndItsHistoryStays()
    {
        var peer = Newcomer();
        _bench.Wait(3_600);

        Assert.True(IsForgotten(peer));
        Assert.True(_bench.Journal.Get(new ExpirePeer(peer.Id, Head(peer))));

        Assert.Null(_bench.Journal.State.Peers.Find(peer.Id));
        var direct = _bench.Journal.State.Conversations.Find(peer.ConversationId)!;
        Assert.Equal((peer.DisplayName, true), (direct.Name, direct.Peers.IsEmpty));
        Assert.Equal(StateText.Of(_bench.Journal.Reload()), StateText.Of(_bench.Journal.State));
    }

    [Fact]
    public void Expire_HeardLately_IsNotForgotten() => Assert.False(IsForgotten(Newcomer()));

    [Fact]
    public void Expire_WritesJustThen_Stays()
    {
        var peer = Newcomer();
        var head = Head(peer);
        _bench.Receive(peer, "again");

        Assert.False(_bench.Journal.Get(new ExpirePeer(peer.Id, head)));
        Assert.NotNull(_bench.Journal.State.Peers.Find(peer.Id));
    }

    [Theory]
    [InlineData("named")]
    [InlineData("answered")]
    [InlineData("accepted")]
    [InlineData("room")]
    public void Expire_SomebodyCares_Stays(string care)
    {
        var peer = Newcomer();
        switch (care)
        {
            case "named": _bench.Journal.Get(new UpdatePeer(peer.Id, "Bob", null, static settings => settings)); break;
            case "answered": _bench.Journal.Post(peer.ConversationId); break;
            case "accepted": _bench.Journal.Get(new UpdatePeer(peer.Id, null, PeerState.Accepted, static settings => settings)); break;
            default: _bench.Journal.Get(new CreateRoom("room", [peer.Id], prefixAuthors: true)); break;
        }

        _bench.Wait(3_600);

        Assert.False(IsForgotten(_bench.Journal.State.Peers.Find(peer.Id)!));
        Assert.False(_bench.Journal.Get(new ExpirePeer(peer.Id, Head(peer))));
    }

    private Peer Newcomer()
    {
        var address = new PeerAddress(0x0A000009, 9);
        _bench.Receive(_bench.Stranger(address), "hello");
        return _bench.Journal.State.PeersByKey.Find(new PeerKey("text", address))!;
    }

    private long Head(Peer peer) => _bench.Journal.State.Heads.Find(peer.ConversationId)!.Seq;

    private bool IsForgotten(Peer peer) => ExpirePeer.IsForgotten(
        _bench.Journal.State, peer, _bench.LastSeen.Of(peer.Id), _bench.Journal.Time.GetUtcNow() - TimeSpan.FromMinutes(30));
}
