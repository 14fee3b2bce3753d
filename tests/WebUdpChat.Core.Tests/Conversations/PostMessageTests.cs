using System.Text;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Journal;
using WebUdpChat.Core.Tests.Simulation;

namespace WebUdpChat.Core.Tests.Conversations;

public sealed class PostMessageTests
{
    private readonly StillJournal _journal = new();

    [Fact]
    public void Post_ToAPeer_IsQueuedInItsWords()
    {
        var peer = _journal.AddPeer();

        var message = _journal.Post(peer.ConversationId, "hello", "id-1");

        Assert.Equal(("hello\n", 1, "utf-8", Direction.Out), (StillJournal.TextOf(message), message.TerminatorLength, message.Charset, message.Direction));
        Assert.Equal((peer.Id, DeliveryState.Queued), (message.Delivery!.Peers.Single().PeerId, message.Delivery.Peers.Single().State));
        Assert.Equal(message.Id.Seq, _journal.State.Heads.Find(peer.ConversationId)?.Seq);
    }

    [Fact]
    public void Post_SameClientIdInOneGroupAndLater_IsOneMessage()
    {
        var peer = _journal.AddPeer();
        var answers = Enumerable.Range(0, 100).Select(_ => _journal.Writer.ExecuteAsync(StillJournal.Say(peer.ConversationId, "hello", "id-1"))).ToList();
        _journal.Turn();
        var later = _journal.Post(peer.ConversationId, "hello", "id-1");

        Assert.All(answers, answer => Assert.Equal(later.Id, answer.Now().Value!.Id));
        Assert.Single(_journal.Events.OfType<MessagePosted>());
    }

    [Fact]
    public void Post_SameClientIdElsewhere_IsAnotherMessage()
    {
        var (one, two) = (_journal.AddPeer(1), _journal.AddPeer(2));

        Assert.NotEqual(_journal.Post(one.ConversationId, clientId: "id").Id, _journal.Post(two.ConversationId, clientId: "id").Id);
    }

    [Theory]
    [InlineData("hello ", null)]
    [InlineData("", null)]
    [InlineData("привет", null)]
    [InlineData(null, "hello")]
    public void Post_SameClientIdWithOtherWords_IsRefusedInOneGroupAndLater(string? text, string? bytes)
    {
        var peer = _journal.AddPeer();
        _journal.Get(new UpdatePeer(peer.Id, null, null, static settings => settings with { Charset = "iso-8859-1" }));
        var other = new Draft(text, bytes is null ? null : Encoding.ASCII.GetBytes(bytes));
        var first = _journal.Writer.ExecuteAsync(StillJournal.Say(peer.ConversationId, "hello", "id-1"));
        var second = _journal.Writer.ExecuteAsync(Say(peer, other));
        _journal.Turn();

        Assert.False(first.Now().IsRefused);
        Assert.Equal(RefusalKind.Conflict, second.Now().Refusal?.Kind);
        Assert.Equal(RefusalKind.Conflict, _journal.Do(Say(peer, other)).Refusal?.Kind);
        Assert.Single(_journal.Events.OfType<MessagePosted>());
    }

    [Theory]
    [InlineData("iso-8859-1", "")]
    [InlineData("utf-8", "\r\n")]
    [InlineData("shift_jis", "\0")]
    public void Post_SameClientIdAfterThePeersSettingsChanged_IsTheSameMessage(string charset, string terminator)
    {
        var peer = _journal.AddPeer();
        var first = _journal.Post(peer.ConversationId, "größer\n", "id-1");
        _journal.Get(new UpdatePeer(peer.Id, null, null, _ => new PeerSettings(charset, terminator)));

        Assert.Equal(first.Id, _journal.Post(peer.ConversationId, "größer\n", "id-1").Id);
        Assert.Equal(RefusalKind.Conflict, _journal.Do(StillJournal.Say(peer.ConversationId, "größer", "id-1")).Refusal?.Kind);
    }

    [Fact]
    public void Post_SameClientIdWithTheBytesOfTheText_IsTheSameMessage()
    {
        var peer = _journal.AddPeer();
        var first = _journal.Post(peer.ConversationId, "hello", "id-1");
        var again = Say(peer, new Draft(null, "hello\n"u8.ToArray()));

        Assert.Equal(first.Id, _journal.Get(again).Id);
        Assert.True(again.IsRepeated);
    }

    [Fact]
    public void Post_SameClientIdAfterAnAttemptThatFailed_IsOneMessage()
    {
        var peer = _journal.AddPeer();
        var failures = 1;
        _journal.Store.Interfere = moment =>
        {
            if (moment == StoreMoment.BeforeWrite && failures-- > 0)
                throw new JournalStorageException(StorageFailure.Locked, "locked");
        };
        Assert.Equal(RefusalKind.StorageUnavailable, _journal.Do(StillJournal.Say(peer.ConversationId, "hello", "id")).Refusal?.Kind);
        _journal.Turn();

        Assert.Equal(_journal.Post(peer.ConversationId, "hello", "id").Id, _journal.Post(peer.ConversationId, "hello", "id").Id);
        Assert.Single(_journal.Events.OfType<MessagePosted>());
    }

    [Fact]
    public void Post_ConversationIsNotThere_IsRefused() =>
        Assert.Equal(RefusalKind.NotFound, _journal.Do(StillJournal.Say(new ConversationId(99))).Refusal?.Kind);

    [Fact]
    public void Post_PeerIsBlockedOrRemoved_IsRefused()
    {
        var peer = _journal.AddPeer();
        _journal.Post(peer.ConversationId);
        _journal.Get(new UpdatePeer(peer.Id, null, PeerState.Blocked, static settings => settings));
        Assert.Equal(RefusalKind.Forbidden, _journal.Do(StillJournal.Say(peer.ConversationId)).Refusal?.Kind);

        _journal.Get(new RemovePeer(peer.Id));

        Assert.Equal(RefusalKind.Conflict, _journal.Do(StillJournal.Say(peer.ConversationId)).Refusal?.Kind);
    }

    [Fact]
    public void Post_RoomOfBlockedAndOtherPeers_GoesToTheOthers()
    {
        var (blocked, other) = (_journal.AddPeer(1), _journal.AddPeer(2));
        var room = _journal.Get(new CreateRoom("room", [blocked.Id, other.Id], prefixAuthors: false));
        _journal.Get(new UpdatePeer(blocked.Id, null, PeerState.Blocked, static settings => settings));

        Assert.Equal([other.Id], _journal.Post(room.Id).Delivery!.Peers.Select(static peer => peer.PeerId));
    }

    [Fact]
    public void Post_RoomOfNobody_GoesToBrowsersOnly()
    {
        var room = _journal.Get(new CreateRoom("room", [], prefixAuthors: false));

        Assert.Null(_journal.Post(room.Id).Delivery);
    }

    [Theory]
    [InlineData(65_506, null)]
    [InlineData(65_507, RefusalKind.TooLong)]
    public void Post_AtTheLongest_IsTakenOrRefusedWhole(int length, RefusalKind? expected)
    {
        var peer = _journal.AddPeer();

        Assert.Equal(expected, _journal.Do(StillJournal.Say(peer.ConversationId, new string('x', length))).Refusal?.Kind);
        Assert.Equal(expected is null ? 1 : 0, _journal.Events.OfType<MessagePosted>().Count());
    }

    [Fact]
    public void Post_ExactBytes_AreSentAsTheyAre()
    {
        var peer = _journal.AddPeer();
        byte[] bytes = [0xFF, 0x00, (byte)'\n'];

        var message = _journal.Get(new PostMessage(peer.ConversationId, new Author(AuthorKind.User, "u:ann", "ann"), null, new Draft(null, bytes)));

        Assert.Equal(bytes, message.Bytes.ToArray());
        Assert.Equal(1, message.TerminatorLength);
    }

    private static PostMessage Say(Peer peer, Draft draft) => new(peer.ConversationId, new Author(AuthorKind.User, "u:bob", "bob"), "id-1", draft);

    [Fact]
    public void Weight_OfWhatIsSaid_IsCounted() =>
        Assert.Equal((10, 3), (StillJournal.Say(new ConversationId(1)).Weight,
            new PostMessage(new ConversationId(1), new Author(AuthorKind.User, "u", "u"), null, new Draft(null, new byte[3])).Weight));
}
