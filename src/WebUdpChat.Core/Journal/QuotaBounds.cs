namespace WebUdpChat.Core.Journal;

/// <summary>How much is kept of what peers said that nobody has cared for, in bytes on disk, about.</summary>
/// <param name="PerPeer">Of each of them.</param>
/// <param name="Total">Of all of them together.</param>
public sealed record QuotaBounds(long PerPeer, long Total);
