using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Dialects;

/// <summary>What a dialect found in a datagram, or has to say of a message.</summary>
/// <param name="Peer">The peer it is about.</param>
public abstract record PeerEvent(PeerAddress Peer);

/// <summary>A peer said something.</summary>
/// <param name="Peer">The peer.</param>
/// <param name="Bytes">What it said, as it was on the wire.</param>
/// <param name="Acknowledgement">A datagram to send back once the message is durable; empty for none.</param>
public sealed record MessageReceived(PeerAddress Peer, ReadOnlyMemory<byte> Bytes, ReadOnlyMemory<byte> Acknowledgement = default)
    : PeerEvent(Peer)
{
    /// <summary>The group or broadcast address and the port that it was said to; null for the gateway alone. Filled in by the listener.</summary>
    public PeerAddress? Group { get; init; }
}

/// <summary>A datagram was not a valid message, or not one to keep.</summary>
/// <param name="Peer">The peer.</param>
/// <param name="Error">Why.</param>
public sealed record DatagramRejected(PeerAddress Peer, DecodeError Error) : PeerEvent(Peer);

/// <summary>A message got further, or failed.</summary>
/// <param name="Peer">The peer.</param>
/// <param name="Token">The message's <see cref="OutgoingMessage.Token"/>.</param>
/// <param name="State">How far it got.</param>
/// <param name="Detail">Why, in a sentence; null where the state says it all.</param>
public sealed record DeliveryReported(PeerAddress Peer, long Token, DeliveryState State, string? Detail) : PeerEvent(Peer);
