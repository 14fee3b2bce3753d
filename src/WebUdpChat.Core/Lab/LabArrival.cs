using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Lab;

/// <summary>A datagram that comes to the lab.</summary>
internal readonly ref struct LabArrival(ILabExit exit, PeerAddress peer, ReadOnlySpan<byte> bytes)
{
    /// <summary>Where it leaves.</summary>
    public ILabExit Exit { get; } = exit;

    /// <summary>Whom it is from or to.</summary>
    public PeerAddress Peer { get; } = peer;

    /// <summary>Its bytes.</summary>
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    /// <summary>The group that it was written to; all zero for this machine alone.</summary>
    public PeerAddress Group { get; init; }

    /// <summary>Whether its end is lost.</summary>
    public bool Truncated { get; init; }
}
