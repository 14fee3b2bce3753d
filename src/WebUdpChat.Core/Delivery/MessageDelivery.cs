using System.Collections.Immutable;
using System.Globalization;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Delivery;

/// <summary>How far a message got on its way to each of its peers.</summary>
/// <param name="Peers">Each peer's state.</param>
public sealed record MessageDelivery(ImmutableArray<PeerDelivery> Peers)
{
    /// <summary>The state that needs attention most: a failure before a wait, a wait before a success.</summary>
    public PeerDelivery Summary => Peers.MinBy(static peer => Rank(peer.State))!;

    /// <summary>How many peers got all of it, as far as is known.</summary>
    public int Reached => Peers.Count(static peer => peer.State is DeliveryState.Sent or DeliveryState.Acknowledged or DeliveryState.Read);

    /// <summary>Why the summary is what it is, in a sentence; with several peers also how many got it. Null where the state says it all.</summary>
    public string? Describe()
    {
        var summary = Summary;
        return Peers.Length < 2 || summary.IsWaiting || summary.Detail is null
            ? summary.Detail
            : string.Create(CultureInfo.InvariantCulture, $"{Reached:N0} of {Peers.Length:N0} peers got all of it; {summary.Detail}");
    }

    /// <summary>The state for one peer; null where the message does not go to it.</summary>
    public PeerDelivery? Of(PeerId peer) => Peers.FirstOrDefault(each => each.PeerId == peer);

    /// <summary>The same, found at once where the peer is in this place.</summary>
    public PeerDelivery? Of(PeerId peer, int place) =>
        place < Peers.Length && Peers[place].PeerId == peer ? Peers[place] : Of(peer);

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
/// <param name="Why">Why, in a sentence; null where the state says it all.</param>
/// <param name="At">When the state was reached.</param>
public sealed record PeerDelivery(PeerId PeerId, DeliveryState State, Reason? Why, DateTimeOffset At)
{
    /// <summary>The sentence in English; null where the state says it all.</summary>
    public string? Detail => Why?.Text;

    /// <summary>What the fault lab did to the datagram, once it was sent.</summary>
    public LabMark Lab { get; init; }

    /// <summary>Whether it waits for its turn or is being sent.</summary>
    public bool IsWaiting => State is DeliveryState.Queued or DeliveryState.Sending;
}
