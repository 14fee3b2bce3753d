using System.Collections.Immutable;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Journal;

namespace WebUdpChat.Core.Tests.Conversations;

public sealed class RoomTests
{
    private readonly StillJournal _journal = new();

    [Fact]
    public void Create_PeersGivenTwice_AreInItOnce()
    {
        var peer = _journal.AddPeer().Id;

        var room = _journal.Get(new CreateRoom("room", [peer, peer], prefixAuthors: true));

        Assert.Equal(peer, Assert.Single(room.Peers));
        Assert.Equal(room.Id, Assert.Single(_journal.State.RoomsOfPeer.Find(peer)!.Rooms));
    }

    [Fact]
    public void Create_PeerIsNotThereOrTooMany_IsRefused()
    {
        var tooMany = Enumerable.Range(1, RoomMembers.Max + 1).Select(static id => new PeerId(id)).ToImmutableArray();

        Assert.Equal(RefusalKind.NotFound, _journal.Do(new CreateRoom("room", [new PeerId(9)], false)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Invalid, _journal.Do(new CreateRoom("room", tooMany, false)).Refusal?.Kind);
        Assert.Empty(_journal.Store.Writes);
    }

    [Fact]
    public void Update_OtherPeers_JoinAndLeave()
    {
        var (one, two, three) = (_journal.AddPeer(1).Id, _journal.AddPeer(2).Id, _journal.AddPeer(3).Id);
        var room = _journal.Get(new CreateRoom("room", [one, two], prefixAuthors: true)).Id;

        var changed = _journal.Get(new UpdateRoom(room, "other", [two, three], prefixAuthors: false));

        Assert.Equal(("other", false), (changed.Name, changed.PrefixAuthors));
        Assert.Equal([two, three], changed.Peers.AsEnumerable());
        Assert.Null(_journal.State.RoomsOfPeer.Find(one));
        Assert.All(new[] { two, three }, peer => Assert.Equal(room, Assert.Single(_journal.State.RoomsOfPeer.Find(peer)!.Rooms)));
    }

    [Fact]
    public void Update_NothingGiven_ChangesNothing()
    {
        var room = _journal.Get(new CreateRoom("room", [_journal.AddPeer().Id], prefixAuthors: true));

        var same = _journal.Get(new UpdateRoom(room.Id, null, null, null));

        Assert.Equal((room.Name, room.Peers.Single(), room.PrefixAuthors), (same.Name, same.Peers.Single(), same.PrefixAuthors));
    }

    [Fact]
    public void Update_DirectConversationOrNone_IsRefused()
    {
        var peer = _journal.AddPeer();

        Assert.Equal(RefusalKind.Conflict, _journal.Do(new UpdateRoom(peer.ConversationId, "x", null, null)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, _journal.Do(new UpdateRoom(new ConversationId(99), "x", null, null)).Refusal?.Kind);
    }
}
