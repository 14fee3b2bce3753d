namespace WebUdpChat.Core.Peers;

/// <summary>Why a host name gave no address.</summary>
public enum ResolveError
{
    /// <summary>It gave one.</summary>
    None,

    /// <summary>There is no such host, or it has no address.</summary>
    NotFound,

    /// <summary>It has addresses, but none in a family that a listener sends in.</summary>
    NoFamily,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>Too many look-ups are under way.</summary>
    Busy,

    /// <summary>The resolver could not be asked.</summary>
    Failed,
}
