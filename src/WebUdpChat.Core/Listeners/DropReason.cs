namespace WebUdpChat.Core.Listeners;

/// <summary>Why a datagram that was read is not in the journal. Also the metric's tag.</summary>
public enum DropReason
{
    /// <summary>The listener's queue was full.</summary>
    QueueFull,

    /// <summary>The journal had no room for more.</summary>
    JournalFull,

    /// <summary>The journal could not be written, and as much was held as may be.</summary>
    StorageTrouble,

    /// <summary>The dialect rejected it.</summary>
    Rejected,

    /// <summary>Only the line end of the datagram before it.</summary>
    LineEndOfPrevious,

    /// <summary>Its sender is blocked.</summary>
    Blocked,

    /// <summary>The policy does not let its sender in.</summary>
    Policy,

    /// <summary>Part of the dialect's own exchange, such as an acknowledgement: no message was in it.</summary>
    NotAMessage,

    /// <summary>Longer than any datagram can be, so that its end was lost.</summary>
    Truncated,

    /// <summary>Not for this listener: its own to a group, or a group's or broadcast by an interface that was not chosen.</summary>
    Foreign,

    /// <summary>The listener was about to close.</summary>
    Closing,

    /// <summary>The fault lab lost it, as it was told to.</summary>
    Lab,

    /// <summary>Part of a probe that somebody asked for: it was measured.</summary>
    Probe,
}
