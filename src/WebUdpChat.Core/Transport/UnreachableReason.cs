namespace WebUdpChat.Core.Transport;

/// <summary>What the network said of a datagram that did not arrive.</summary>
public enum UnreachableReason
{
    /// <summary>Nobody listens on the port.</summary>
    Port,

    /// <summary>No such host is reachable.</summary>
    Host,

    /// <summary>No route to the network.</summary>
    Network,

    /// <summary>A filter forbids it.</summary>
    Prohibited,

    /// <summary>Anything else the network reports.</summary>
    Other,
}
