namespace WebUdpChat.Core.Peers;

/// <summary>Whether a peer may speak and be heard.</summary>
public enum PeerState
{
    /// <summary>Speaks and is heard.</summary>
    Accepted,

    /// <summary>Has written, and waits for somebody to accept it.</summary>
    Knocking,

    /// <summary>Is heard, without notice.</summary>
    Muted,

    /// <summary>Its datagrams are counted and dropped; nothing is sent to it.</summary>
    Blocked,
}
