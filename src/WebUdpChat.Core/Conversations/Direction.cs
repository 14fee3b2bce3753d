namespace WebUdpChat.Core.Conversations;

/// <summary>Which way a message went.</summary>
public enum Direction
{
    /// <summary>From a peer to the gateway.</summary>
    In,

    /// <summary>From the gateway to peers.</summary>
    Out,
}
