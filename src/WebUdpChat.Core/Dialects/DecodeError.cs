namespace WebUdpChat.Core.Dialects;

/// <summary>Why a datagram is not a message. Also the metric's tag.</summary>
public enum DecodeError
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Only the line end of the datagram before it, as <c>nc -C</c> sends.</summary>
    LineEndOfPrevious,
}
