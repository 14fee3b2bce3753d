using System.Text.Json.Serialization;
using WebUdpChat.Core.Delivery;

namespace WebUdpChat.Contract;

/// <summary>How far a message got.</summary>
/// <param name="State">The least advanced state among its peers.</param>
/// <param name="Detail">Why, in a sentence; null where the state says it all.</param>
/// <param name="Peers">The state for each peer.</param>
/// <param name="Why">What the sentence says of the first peer in that state; left out where there is nothing to say.</param>
public sealed record DeliveryView(
    DeliveryState State, string? Detail, IReadOnlyList<PeerDeliveryView> Peers,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReasonView? Why = null);

/// <summary>How far a message got on its way to one peer.</summary>
/// <param name="PeerId">The peer.</param>
/// <param name="State">The state.</param>
/// <param name="Detail">Why, in a sentence; null where the state says it all.</param>
/// <param name="At">When the state was reached.</param>
/// <param name="Lab">What the fault lab did to the datagram; left out for nothing.</param>
/// <param name="Why">What the sentence says; left out where there is nothing to say.</param>
public sealed record PeerDeliveryView(
    string PeerId, DeliveryState State, string? Detail, DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LabMarkView? Lab = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReasonView? Why = null);
