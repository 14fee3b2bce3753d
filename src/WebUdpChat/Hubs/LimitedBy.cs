namespace WebUdpChat.Hubs;

/// <summary>What a limit goes by. Also the metric's tag.</summary>
internal enum LimitedBy
{
    /// <summary>One connection.</summary>
    Connection,

    /// <summary>All that one account does.</summary>
    User,

    /// <summary>One token of a script.</summary>
    Token,

    /// <summary>All that comes from one address, or from one /64 of IPv6.</summary>
    Address,

    /// <summary>All there is.</summary>
    All,
}
