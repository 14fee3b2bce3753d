namespace WebUdpChat.Core.Policy;

/// <summary>How those are met who write first.</summary>
public enum SourceMode
{
    /// <summary><see cref="Open"/> for networks of one's own, <see cref="Knock"/> for all others.</summary>
    Auto,

    /// <summary>Everybody is a peer.</summary>
    Open,

    /// <summary>Everybody waits until somebody accepts them.</summary>
    Knock,

    /// <summary>Only peers that were added are heard.</summary>
    Closed,
}
