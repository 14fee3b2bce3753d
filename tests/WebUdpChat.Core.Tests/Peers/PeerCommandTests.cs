using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Journal;
using WebUdpChat.Core.Tests.Simulation;

namespace WebUdpChat.Core.Tests.Peers;

public sealed class PeerCommandTests
{
    private readonly StillJournal _journal = new();

    [Fact]
    public void Add_NewPeer_HasADirectConversation()
    {
        var peer = _journal.AddPeer(name: "Bob");

        Assert.Equal("Bob", peer.DisplayName);
        Assert.Same(peer, _journal.State.PeersByKey.Find(peer.Key));
        var conversation = _journal.State.Conversations.Find(peer.ConversationId)!;
        Assert.Equal((ConversationKind.Direct, peer.Id), (conversation.Kind, conversation.Peers.Single()));
    }

    [Fact]
    public void Add_PeerThatIsThere_IsTheSame()
    {
        var peer = _journal.AddPeer();
        var writes = _journal.Store.Writes.Count;

        Assert.Equal(peer, _journal.AddPeer());
        Assert.Equal(writes, _journal.Store.Writes.Count);
    }

    [Fact]
    public void Add_PeerThatKnocks_IsAccepted()
    {
        var peer = _journal.AddPeer();
        _journal.Get(new UpdatePeer(peer.Id, null, PeerState.Knocking, static settings => settings));

        Assert.Equal(PeerState.Accepted, _journal.AddPeer().State);
    }

    [Fact]
    public void Update_SomeThings_LeavesTheRest()
    {
        var peer = _journal.AddPeer(name: "Bob");

        var changed = _journal.Get(new UpdatePeer(peer.Id, null, PeerState.Muted, static settings => settings with { Terminator = "" }));

        Assert.Equal(("Bob", PeerState.Muted, "utf-8", ""), (changed.Name, changed.State, changed.Settings.Charset, changed.Settings.Terminator));
        Assert.Same(changed, _journal.State.PeersByKey.Find(peer.Key));
    }

    [Fact]
    public void Remove_Peer_LeavesItsRoomsAndKeepsWhatWasSaid()
    {
        var (peer, other) = (_journal.AddPeer(1, name: "Bob"), _journal.AddPeer(2));
        var room = _journal.Get(new CreateRoom("room", [peer.Id, other.Id], prefixAuthors: false)).Id;
        _journal.Post(peer.ConversationId);

        _journal.Get(new RemovePeer(peer.Id));

        Assert.Null(_journal.State.Peers.Find(peer.Id));
        Assert.Null(_journal.State.PeersByKey.Find(peer.Key));
        Assert.Null(_journal.State.RoomsOfPeer.Find(peer.Id));
        Assert.Equal([other.Id], _journal.State.Conversations.Find(room)!.Peers.AsEnumerable());
        var direct = _journal.State.Conversations.Find(peer.ConversationId)!;
        Assert.Equal(("Bob", true), (direct.Name, direct.Peers.IsEmpty));
        Assert.Equal(StateText.Of(_journal.Reload()), StateText.Of(_journal.State));
    }

    [Fact]
    public void Remove_PeerWithWhomNothingWasSaid_TakesTheConversationAlong()
    {
        var peer = _journal.AddPeer();

        _journal.Get(new RemovePeer(peer.Id));

        Assert.Null(_journal.State.Conversations.Find(peer.ConversationId));
        Assert.Equal(StateText.Of(_journal.Reload()), StateText.Of(_journal.State));
    }

    [Fact]
    public void Remove_AndAddAgain_IsAnotherPeer()
    {
        var peer = _journal.AddPeer();
        _journal.Get(new RemovePeer(peer.Id));

        var again = _journal.AddPeer();

        Assert.NotEqual((peer.Id, peer.ConversationId), (again.Id, again.ConversationId));
    }

    [Fact]
    public void AnyCommand_PeerIsNotThere_IsRefused()
    {
        Assert.Equal(RefusalKind.NotFound, _journal.Do(new RemovePeer(new PeerId(9))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, _journal.Do(new UpdatePeer(new PeerId(9), "x", null, static settings => settings)).Refusal?.Kind);
        Assert.Empty(_journal.Store.Writes);
    }

    [Fact]
    public void AnyCommand_CommitFails_LeavesTheStateAsItWas()
    {
        var peer = _journal.AddPeer(name: "Bob");
        var before = StateText.Of(_journal.State);
        _journal.Store.Interfere = static moment =>
        {
            if (moment == StoreMoment.BeforeWrite)
                throw new JournalStorageException(StorageFailure.Full, "full");
        };

        Assert.True(_journal.Do(new RemovePeer(peer.Id)).IsRefused);

        Assert.Equal(before, StateText.Of(_journal.State));
        Assert.NotNull(_journal.State.Peers[peer.Id]);
    }
}
