using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Delivery;

/// <summary>A message got further on its way to one peer, or failed.</summary>
/// <param name="Message">The message.</param>
/// <param name="Peer">The peer.</param>
/// <param name="State">How far it got.</param>
/// <param name="Detail">Why, in a sentence; null where the state says it all.</param>
/// <param name="Lab">What the fault lab did to the datagram.</param>
internal readonly record struct DeliveryStep(MessageId Message, PeerId Peer, DeliveryState State, string? Detail = null, LabMark Lab = default);
