using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Dialects;

/// <summary>The world as a dialect sees it during one call.</summary>
public interface IDialectContext
{
    /// <summary>The time of this call: for a datagram, when it was read from the socket.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Puts a datagram on the wire.</summary>
    TransmitResult Transmit(PeerAddress peer, ReadOnlySpan<byte> datagram);

    /// <summary>
    /// Says that something happened. Bytes in the event are an array of their own, which nobody changes afterwards.
    /// A datagram has at most one <see cref="MessageReceived"/> or <see cref="DatagramRejected"/>, raised while it is handled.
    /// </summary>
    void Raise(PeerEvent peerEvent);

    /// <summary>Asks for one call of <see cref="IDialect.HandleTimer"/> at or after a time; the earliest wish counts.</summary>
    void WakeAt(DateTimeOffset time);
}

/// <summary>Whether the operating system took a datagram.</summary>
/// <param name="Sent">Whether it did.</param>
/// <param name="Detail">Why not, in a sentence; null where it did.</param>
public readonly record struct TransmitResult(bool Sent, string? Detail);
