using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Journal;

namespace WebUdpChat.Core.Tests.Conversations;

public sealed class PeerLimitTests
{
    private readonly StillJournal _journal = new();

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void Post_LongerThanThePeerTakes_IsRefusedWithTheLimit(int length, bool fits)
    {
        var peer = Limit(_journal.AddPeer(name: "sensor-7"), 10);

        var outcome = _journal.Do(StillJournal.Say(peer.ConversationId, new string('x', length)));

        Assert.Equal(fits ? null : RefusalKind.TooLong, outcome.Refusal?.Kind);
        if (!fits)
            Assert.Equal("sensor-7 takes 10 bytes, and this has 11. Nothing was sent to it.", outcome.Refusal!.Detail);
    }

    [Fact]
    public void Write_RoomWithNameInFront_CountsAllOfTheDatagram()
    {
        var peer = Limit(_journal.AddPeer(name: "sensor-7"), 1_024);
        var room = _journal.Get(new CreateRoom("room", [peer.Id], prefixAuthors: true));
        var (fits, tooLong) = (_journal.Post(room.Id, new string('x', 1_018)), _journal.Post(room.Id, new string('x', 1_019)));

        Assert.Equal(1_024, RoomWording.Write(fits, room, peer).Value.Length);
        Assert.Equal("sensor-7 takes 1,024 bytes, and this has 1,025. Nothing was sent to it.", RoomWording.Write(tooLong, room, peer).Refusal?.Detail);
    }

    [Fact]
    public void Write_BytesThatAreNoText_AreHeldToTheLimitToo()
    {
        var peer = Limit(_journal.AddPeer(), 2);
        var room = _journal.Get(new CreateRoom("room", [peer.Id], prefixAuthors: true));
        var message = _journal.Get(new PostMessage(room.Id, new Author(AuthorKind.User, "u:ann", "ann"), null, new Draft(null, [0xFF, 0xFE, 0xFD])));

        Assert.Equal(RefusalKind.TooLong, RoomWording.Write(message, room, peer).Refusal?.Kind);
    }

    [Fact]
    public void Describe_OneOfFourFailed_SaysHowManyGotIt()
    {
        var at = DateTimeOffset.UnixEpoch;
        var delivery = new MessageDelivery([
            new(new PeerId(1), DeliveryState.Sent, null, at), new(new PeerId(2), DeliveryState.Acknowledged, null, at),
            new(new PeerId(3), DeliveryState.Failed, "sensor-7 takes 1,024 bytes, and this has 1,025.", at), new(new PeerId(4), DeliveryState.Read, null, at)]);

        Assert.Equal("3 of 4 peers got all of it; sensor-7 takes 1,024 bytes, and this has 1,025.", delivery.Describe());
    }

    [Fact]
    public void Describe_OnePeerOrNoReason_IsTheReasonAlone()
    {
        var at = DateTimeOffset.UnixEpoch;

        Assert.Equal("why", new MessageDelivery([new(new PeerId(1), DeliveryState.Failed, "why", at)]).Describe());
        Assert.Null(new MessageDelivery([new(new PeerId(1), DeliveryState.Sent, null, at), new(new PeerId(2), DeliveryState.Sent, null, at)]).Describe());
    }

    private Peer Limit(Peer peer, int bytes) => _journal.Get(new UpdatePeer(peer.Id, null, null, settings => settings with { MaxBytes = bytes }));
}
