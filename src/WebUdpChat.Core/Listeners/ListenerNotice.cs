namespace WebUdpChat.Core.Listeners;

/// <summary>What else a listener counts. Also the metric's tag.</summary>
public enum ListenerNotice
{
    /// <summary>The dialect threw: a bug.</summary>
    DialectFault,

    /// <summary>A message was turned away, because the send queue was full or the listener is closing.</summary>
    SendRefused,

    /// <summary>The network said that a datagram found nobody.</summary>
    Unreachable,

    /// <summary>The network said so of a datagram that is no message sent lately.</summary>
    UnreachableUnmatched,

    /// <summary>The network said so more often than could be looked at.</summary>
    UnreachableLost,

    /// <summary>What became of a message could not be handed on for so long that it was given up.</summary>
    ReportLost,

    /// <summary>A keep-alive was handed to the operating system. It is not among the datagrams sent.</summary>
    KeepAlive,

    /// <summary>The operating system refused a keep-alive.</summary>
    KeepAliveFailed,

    /// <summary>The fault lab lost a datagram that was to leave. It is among the datagrams sent: its sender cannot know.</summary>
    LabLost,

    /// <summary>A datagram of a probe was handed to the operating system. It is not among the datagrams sent.</summary>
    Probe,

    /// <summary>The operating system refused one.</summary>
    ProbeFailed,

    /// <summary>A dialect wanted to write by itself to where datagrams may not go.</summary>
    AnswerForbidden,

    /// <summary>The dialect could not be told something, because too much waited for it.</summary>
    NoticeRefused,
}
