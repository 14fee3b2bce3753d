namespace WebUdpChat.Core.Dialects;

/// <summary>Why a datagram is not a message. Also the metric's tag.</summary>
public enum DecodeError
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Only the line end of the datagram before it, as <c>nc -C</c> sends.</summary>
    LineEndOfPrevious,

    /// <summary>It has not the fields of a packet of its dialect.</summary>
    NotAPacket,

    /// <summary>A packet of another version of its dialect.</summary>
    OtherVersion,

    /// <summary>A packet without a command that can be read.</summary>
    NoCommand,

    /// <summary>What this gateway said to everybody, come back.</summary>
    Own,

    /// <summary>More messages wait to be saved than are kept in mind.</summary>
    TooMany,
}
