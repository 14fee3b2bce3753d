using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Gateway;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Gateway;

public sealed class IntakeSplitTests
{
    private static readonly PeerAddress Peer = new(0x0A000001, 1);

    [Fact]
    public void Split_SmallTurn_IsTheTurnItself()
    {
        var batch = new ListenerBatch(null!, [Message(10), Message(20)]);

        Assert.Same(batch, Assert.Single(IntakeSplit.Split(batch)));
    }

    [Fact]
    public void Split_LongDatagrams_AreSeveralPartsInOrder()
    {
        var batch = new ListenerBatch(null!, [.. Enumerable.Range(0, 9).Select(_ => Message(60_000))]);

        var parts = IntakeSplit.Split(batch).ToList();

        Assert.Equal([2, 2, 2, 2, 1], parts.Select(static part => part.Events.Count));
        Assert.Equal(batch.Events, parts.SelectMany(static part => part.Events));
    }

    [Fact]
    public void Weigh_AnyEvent_CountsWhatItHolds()
    {
        var report = new ListenerEvent(default, new DeliveryReported(Peer, 1, DeliveryState.Sent, null));

        Assert.Equal(1_000, IntakeSplit.Weigh(Message(1_000)) - IntakeSplit.Weigh(Message(0)));
        Assert.True(IntakeSplit.Weigh(report) > 0);
    }

    private static ListenerEvent Message(int length) => new(default, new MessageReceived(Peer, new byte[length]));
}
