using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>A datagram that is to leave, perhaps together with others.</summary>
/// <param name="To">Where to.</param>
/// <param name="Bytes">Its bytes.</param>
public readonly record struct OutgoingDatagram(PeerAddress To, ReadOnlyMemory<byte> Bytes);
