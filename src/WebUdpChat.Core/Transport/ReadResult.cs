namespace WebUdpChat.Core.Transport;

/// <summary>What came of a read.</summary>
internal enum ReadResult
{
    /// <summary>Datagrams, at least one.</summary>
    Datagrams,

    /// <summary>An error, perhaps about a datagram that was sent before.</summary>
    Error,

    /// <summary>The socket is closed.</summary>
    Closed,
}
