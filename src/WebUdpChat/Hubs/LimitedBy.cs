namespace WebUdpChat.Hubs;

/// <summary>What a limit goes by. Also the metric's tag.</summary>
internal enum LimitedBy
{
    /// <summary>One connection.</summary>
    Connection,

    /// <summary>All connections of one account.</summary>
    User,

    /// <summary>All connections from one address, or from one /64 of IPv6.</summary>
    Address,

    /// <summary>All connections there are.</summary>
    All,
}
