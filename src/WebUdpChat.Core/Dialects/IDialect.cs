using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Dialects;

/// <summary>
/// What the bytes of a protocol mean: a state machine without input or output. Bytes, messages and time go in;
/// bytes, events and a wake-up time come out through the context. All calls come one after the other.
/// </summary>
public interface IDialect
{
    /// <summary>Its name in settings and on the page, for example <c>text</c>.</summary>
    string Name { get; }

    /// <summary>Whether its peers drop what they get twice, so that a message whose fate a crash left unknown may be sent again.</summary>
    bool DropsDuplicates { get; }

    /// <summary>
    /// Whether its peers confirm messages. Then one that is sent may get further, and what the network says of it is a
    /// <see cref="PeerUnreachable"/> and not its end.
    /// </summary>
    bool Confirms => false;

    /// <summary>
    /// Whether its packets are numbered. Then it may take numbers, and is told by <see cref="MessageRecalled"/> what it received
    /// shortly before the start.
    /// </summary>
    bool IsNumbered => false;

    /// <summary>The longest text that one of its packets takes, in bytes; null where the datagram is the text.</summary>
    int? MaxText => null;

    /// <summary>Whether it waits for something that may come soon, such as a confirmation.</summary>
    bool IsWaiting => false;

    /// <summary>A datagram came in. <paramref name="datagram"/> is valid during the call only.</summary>
    void HandleDatagram(PeerAddress peer, ReadOnlySpan<byte> datagram, IDialectContext context);

    /// <summary>A message is to go out. Its fate is raised as <see cref="DeliveryReported"/>, now or later.</summary>
    void Send(PeerAddress peer, OutgoingMessage message, IDialectContext context);

    /// <summary>The time asked for with <see cref="IDialectContext.WakeAt"/> has come.</summary>
    void HandleTimer(IDialectContext context);

    /// <summary>The gateway has something to tell.</summary>
    void HandleNotice(DialectNotice notice, IDialectContext context)
    {
    }
}
