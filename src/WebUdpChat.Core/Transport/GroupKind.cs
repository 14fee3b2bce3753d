namespace WebUdpChat.Core.Transport;

/// <summary>What more than one machine hears.</summary>
public enum GroupKind
{
    /// <summary>A multicast group.</summary>
    Multicast,

    /// <summary>Everybody on a network, by IPv4 broadcast.</summary>
    Broadcast,
}
