namespace WebUdpChat.Core.Policy;

/// <summary>What becomes of a datagram of somebody unknown.</summary>
public enum SourceVerdict
{
    /// <summary>Its sender is a peer from now on.</summary>
    Admitted,

    /// <summary>Its sender waits in the lobby until somebody accepts it.</summary>
    Knocks,

    /// <summary>Counted and dropped.</summary>
    Refused,
}
