using System.Collections.Immutable;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Delivery;

/// <summary>How far a message got on its way to each of its peers.</summary>
/// <param name="Peers">Each peer's state.</param>
public sealed record MessageDelivery(ImmutableArray<PeerDelivery> Peers)
{
    /// <summary>The state that needs attention most: a failure before a wait, a wait before a success.</summary>
    public PeerDelivery Summary => Peers.MinBy(static peer => Rank(peer.State))!;

    /// <summary>Whether something is still to be done for one of the peers.</summary>
    public bool IsOpen => Peers.Any(static peer => peer.State is DeliveryState.Queued or DeliveryState.Sending);

    /// <summary>A delivery that waits for its turn at every peer.</summary>
    public static MessageDelivery Queue(IEnumerable<PeerId> peers, DateTimeOffset at) =>
        new([.. peers.Select(peer => new PeerDelivery(peer, DeliveryState.Queued, null, at))]);

    /// <summary>The state for one peer; null where the message does not go to it.</summary>
    public PeerDelivery? Of(PeerId peer) => Peers.FirstOrDefault(each => each.PeerId == peer);

    /// <summary>The same with other states for some peers.</summary>
    public MessageDelivery With(IReadOnlyDictionary<PeerId, PeerDelivery> changes) =>
        new([.. Peers.Select(peer => changes.GetValueOrDefault(peer.PeerId, peer))]);

    private static int Rank(DeliveryState state) => state switch
    {
        DeliveryState.Failed => 0,
        DeliveryState.Unreachable => 1,
        DeliveryState.Unknown => 2,
        DeliveryState.Queued => 3,
        DeliveryState.Sending => 4,
        DeliveryState.Sent => 5,
        DeliveryState.Acknowledged => 6,
        _ => 7,
    };
}

/// <summary>How far a message got on its way to one peer.</summary>
/// <param name="PeerId">The peer.</param>
/// <param name="State">The state.</param>
/// <param name="Detail">Why, in a sentence; null where the state says it all.</param>
/// <param name="At">When the state was reached.</param>
public sealed record PeerDelivery(PeerId PeerId, DeliveryState State, string? Detail, DateTimeOffset At);
