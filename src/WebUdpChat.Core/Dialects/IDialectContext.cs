using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Dialects;

/// <summary>The world as a dialect sees it during one call.</summary>
public interface IDialectContext
{
    /// <summary>The time of this call: for a datagram, when it was read from the socket.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Puts a datagram on the wire.</summary>
    TransmitResult Transmit(PeerAddress peer, ReadOnlySpan<byte> datagram);

    /// <summary>
    /// Puts the one datagram of the message that is being sent on the wire, and raises its fate: sent where the operating system took
    /// it, else failed. For a dialect that has nothing else to do with a message; a listener lets many of them leave together, after
    /// <see cref="IDialect.Send"/> has returned, and before whatever is transmitted or raised next.
    /// </summary>
    /// <param name="peer">Where to.</param>
    /// <param name="message">The message.</param>
    /// <param name="datagram">Its bytes on the wire, which nobody changes afterwards.</param>
    void TransmitMessage(PeerAddress peer, OutgoingMessage message, ReadOnlyMemory<byte> datagram)
    {
        ArgumentNullException.ThrowIfNull(message);
        var result = Transmit(peer, datagram.Span);
        Raise(new DeliveryReported(peer, message.Token, result.Sent ? DeliveryState.Sent : DeliveryState.Failed, result.Why));
    }

    /// <summary>
    /// Puts a datagram on the wire to everybody on the listener's networks: to the broadcast address of each interface and to each
    /// group that the listener names, as far as it may. Returns to how many of these addresses it went.
    /// </summary>
    int TransmitToAll(ReadOnlySpan<byte> datagram);

    /// <summary>Whether an address is heard by many: a broadcast address or a group.</summary>
    bool ReachesMany(PeerAddress address);

    /// <summary>
    /// Takes a packet number, for a dialect that is numbered: higher than any before, in this run and in earlier ones. Null while the
    /// journal cannot be written and none is left; <see cref="NumbersGranted"/> tells when there are some again.
    /// </summary>
    uint? TakeNumber();

    /// <summary>A number by chance, from 0 to less than 1.</summary>
    double Chance();

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
/// <param name="Why">Why not, in a sentence; null where it did.</param>
public readonly record struct TransmitResult(bool Sent, Reason? Why);
