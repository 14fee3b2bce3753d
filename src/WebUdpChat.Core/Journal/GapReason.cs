namespace WebUdpChat.Core.Journal;

/// <summary>Why something is missing from the journal.</summary>
public enum GapReason
{
    /// <summary>The kernel dropped datagrams because the socket's buffer was full.</summary>
    KernelDrop,

    /// <summary>The gateway read datagrams and had no room for them.</summary>
    Overload,

    /// <summary>The journal could not be written and the held datagrams were more than may be held.</summary>
    StorageTrouble,

    /// <summary>The gateway was not running.</summary>
    GatewayDown,

    /// <summary>Old events were removed, as the settings ask.</summary>
    Retention,

    /// <summary>The fault lab lost them, as it was told to.</summary>
    Lab,

    /// <summary>A peer that nobody has cared for said more than is kept of such peers: its oldest messages were removed.</summary>
    Quota,
}
