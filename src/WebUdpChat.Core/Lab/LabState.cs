using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Lab;

/// <summary>A lab that is on, for all peers of a listener or for one.</summary>
/// <param name="Peer">The one; null for all that have none of their own.</param>
/// <param name="Plan">What it does.</param>
/// <param name="In">What it did to what came; null where it does nothing there.</param>
/// <param name="Out">What it did to what left; null where it does nothing there.</param>
public sealed record LabState(PeerAddress? Peer, LabPlan Plan, LabCounters? In, LabCounters? Out);
