namespace WebUdpChat.Contract;

/// <summary>Who is let in.</summary>
public enum AccessMode
{
    /// <summary>The page is served on loopback only: whoever is on this machine.</summary>
    Local,

    /// <summary>People with an account, and scripts with a token.</summary>
    Accounts,

    /// <summary>Whoever reaches the gateway, because a setting says so.</summary>
    OpenLan,
}
