namespace WebUdpChat.Core.Conversations;

/// <summary>Why what a peer said in a room was kept and not passed on to the room's other peers.</summary>
public enum HeldBack
{
    /// <summary>It is what the peer was sent, come back.</summary>
    Echo,

    /// <summary>The peer is stopped in this room, because it sent back what it was sent.</summary>
    Loop,

    /// <summary>The peer, or all of the room's peers together, said more than is passed on in that time.</summary>
    Rate,
}
