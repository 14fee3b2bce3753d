using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Delivery;

/// <summary>How much may wait for one peer. Counted by the journal, so that it holds within a group of messages, too.</summary>
internal static class OutboxBounds
{
    /// <summary>Messages that may wait for one peer or be on their way to it.</summary>
    public const int MaxWaiting = 1_000;

    /// <summary>Whether nothing more may wait for a peer.</summary>
    public static bool IsFull(GatewayState state, PeerId peer) => state.Waiting[peer] is { Messages: >= MaxWaiting };

    /// <summary>Says so to whoever wants to send.</summary>
    public static Refusal Refuse(GatewayState state, PeerId peer) => new(
        RefusalKind.Busy, DeliveryReasons.QueueFull.With(state.Peers[peer]?.DisplayName ?? "A peer", MaxWaiting));

    /// <summary>A delivery to many peers: it waits for its turn at each one but those that have too much waiting.</summary>
    public static MessageDelivery Queue(GatewayState state, IEnumerable<PeerId> peers, DateTimeOffset at) =>
        new([.. peers.Select(peer => IsFull(state, peer)
            ? new PeerDelivery(peer, DeliveryState.Failed, Refuse(state, peer).Why, at)
            : new PeerDelivery(peer, DeliveryState.Queued, null, at))]);
}
