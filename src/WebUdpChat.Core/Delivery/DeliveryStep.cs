using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Delivery;

/// <summary>A message got further on its way to one peer, or failed.</summary>
/// <param name="Message">The message.</param>
/// <param name="Peer">The peer.</param>
/// <param name="State">How far it got.</param>
/// <param name="Why">Why, in a sentence; null where the state says it all.</param>
/// <param name="Lab">What the fault lab did to the datagram.</param>
internal readonly record struct DeliveryStep(MessageId Message, PeerId Peer, DeliveryState State, Reason? Why = null, LabMark Lab = default);
