namespace WebUdpChat.Core.Conversations;

/// <summary>How much of what peers say in a room is passed on to its other peers.</summary>
public sealed record RoomBounds
{
    /// <summary>Whether what comes back is recognised and not passed on.</summary>
    public bool LoopGuard { get; init; } = true;

    /// <summary>Messages of one peer in one room that are passed on in a second, in the long run.</summary>
    public double PeerPerSecond { get; init; } = 20;

    /// <summary>Messages of all peers of a room that are passed on in a second, in the long run.</summary>
    public double RoomPerSecond { get; init; } = 100;
}
