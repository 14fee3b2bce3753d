namespace WebUdpChat.Core.Transport;

/// <summary>Why the operating system did not take a datagram.</summary>
public enum SendError
{
    /// <summary>It took it.</summary>
    None,

    /// <summary>Longer than UDP or the path takes.</summary>
    TooLong,

    /// <summary>No route to the address, or none in this address family.</summary>
    NoRoute,

    /// <summary>The system or a filter forbids it.</summary>
    Forbidden,

    /// <summary>The gateway's own policy does not permit sending to this group or broadcast address.</summary>
    NotPermitted,

    /// <summary>Port 0, which nobody has.</summary>
    NoPort,

    /// <summary>The send buffer stayed full.</summary>
    BufferFull,

    /// <summary>The socket is not bound at the moment.</summary>
    NotBound,

    /// <summary>The socket is closed.</summary>
    Closed,

    /// <summary>Anything else.</summary>
    Other,
}
