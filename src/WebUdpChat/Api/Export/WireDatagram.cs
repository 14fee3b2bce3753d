using WebUdpChat.Core.Peers;

namespace WebUdpChat.Api.Export;

/// <summary>A datagram as it was on the wire, as far as the gateway knows.</summary>
/// <param name="From">Who sent it; an unspecified address where that is not known.</param>
/// <param name="To">Who was to get it; likewise. Of the same family.</param>
/// <param name="Payload">What was in it.</param>
/// <param name="At">When.</param>
/// <param name="Inbound">Whether it came to the gateway.</param>
/// <param name="Comment">What there is to say about it; null for nothing.</param>
internal sealed record WireDatagram(
    PeerAddress From, PeerAddress To, ReadOnlyMemory<byte> Payload, DateTimeOffset At, bool Inbound, string? Comment);
