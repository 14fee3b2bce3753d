namespace WebUdpChat.Core.Conversations;

/// <summary>Whether what a peer says is what was passed on in the room before.</summary>
internal enum RelayMatch
{
    /// <summary>It is new.</summary>
    None,

    /// <summary>It may be, or may be chance: no name stood in front.</summary>
    Perhaps,

    /// <summary>It is, name and all.</summary>
    Certain,
}
