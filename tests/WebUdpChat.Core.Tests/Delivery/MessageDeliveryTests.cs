using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Delivery;

public sealed class MessageDeliveryTests
{
    // A failure before a wait, a wait before a success.
    private static readonly DeliveryState[] ByNeed =
    [
        DeliveryState.Failed, DeliveryState.Unreachable, DeliveryState.Unknown, DeliveryState.Queued,
        DeliveryState.Sending, DeliveryState.Sent, DeliveryState.Acknowledged, DeliveryState.Read,
    ];

    [Fact]
    public void Summary_AnyTwoStates_IsTheOneThatNeedsAttention()
    {
        for (var i = 0; i < ByNeed.Length; i++)
        {
            for (var j = 0; j < ByNeed.Length; j++)
                Assert.Equal(ByNeed[Math.Min(i, j)], Delivery(ByNeed[i], ByNeed[j]).Summary.State);
        }

        Assert.Equal(Enum.GetValues<DeliveryState>().Length, ByNeed.Length);
    }

    [Fact]
    public void With_ChangesOfSomePeers_LeavesTheOthersAndTheOrder()
    {
        var delivery = Delivery(DeliveryState.Queued, DeliveryState.Sent, DeliveryState.Failed);

        var changed = delivery.With(new Dictionary<PeerId, PeerDelivery> { [new PeerId(2)] = At(2, DeliveryState.Acknowledged) });

        Assert.Equal([DeliveryState.Queued, DeliveryState.Acknowledged, DeliveryState.Failed], changed.Peers.Select(static peer => peer.State));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(7)]
    public void Of_AnyPlace_FindsThePeer(int place)
    {
        var delivery = Delivery(DeliveryState.Queued, DeliveryState.Sent);

        Assert.Equal(DeliveryState.Sent, delivery.Of(new PeerId(2), place)?.State);
        Assert.Null(delivery.Of(new PeerId(3), place));
    }

    private static MessageDelivery Delivery(params DeliveryState[] states) =>
        new([.. states.Select(static (state, index) => At(index + 1, state))]);

    private static PeerDelivery At(long peer, DeliveryState state) => new(new PeerId(peer), state, null, DateTimeOffset.UnixEpoch);
}
