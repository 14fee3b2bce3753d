namespace WebUdpChat.Core.Reasons;

/// <summary>What became of a message on its way through the gateway.</summary>
public static class DeliveryReasons
{
    /// <summary>The peer is gone.</summary>
    public static readonly Sentence PeerRemoved = new("peer-removed", "The peer was removed.");

    /// <summary>The peer went while it was being sent.</summary>
    public static readonly Sentence PeerRemovedWhileSending = new("peer-removed-while-sending",
        "The peer was removed while this was being sent: it was sent or not.");

    /// <summary>The peer went before it confirmed.</summary>
    public static readonly Sentence PeerRemovedUnconfirmed = new("peer-removed-unconfirmed", "The peer was removed before it confirmed this.");

    /// <summary>The peer is blocked.</summary>
    public static readonly Sentence PeerBlocked = new("peer-blocked", "The peer is blocked.");

    /// <summary>The peer moved while it was being sent.</summary>
    public static readonly Sentence AddressChanged = new("address-changed-while-sending",
        "The peer's address changed while this was being sent: it was sent to the old one or not.");

    /// <summary>A run ended in the middle of it.</summary>
    public static readonly Sentence StoppedWhileSending = new("stopped-while-sending", "The gateway stopped while it was sending this: it was sent or not.");

    /// <summary>A run ended before the peer confirmed.</summary>
    public static readonly Sentence StoppedUnconfirmed = new("stopped-unconfirmed", "The gateway stopped before the peer confirmed it.");

    /// <summary>There is no listener for the peer.</summary>
    public static readonly Sentence ListenerNotRunning = new("listener-not-running", "Its listener {listener} is not running.");

    /// <summary>The peer is another node's, which is away.</summary>
    public static readonly Sentence WaitsForNode = new("waits-for-node", "Waits for the node {node}, which is not running.");

    /// <summary>Too much waits for a peer.</summary>
    public static readonly Sentence QueueFull = new("queue-full", "{peer} has {most:N0} messages waiting. Try again when they are sent.");

    /// <summary>Too long for a peer.</summary>
    public static readonly Sentence PeerTakesLess = new("peer-takes-less", "{peer} takes {most:N0} bytes, and this has {bytes:N0}. Nothing was sent to it.");
}
