namespace WebUdpChat.Core.Transport;

/// <summary>Whom a datagram was written to.</summary>
internal enum Arrival
{
    /// <summary>This machine alone.</summary>
    Direct,

    /// <summary>A group or a broadcast address.</summary>
    ToGroup,

    /// <summary>Somebody else: it is this socket's own, or came by an interface that was not chosen.</summary>
    Foreign,
}
