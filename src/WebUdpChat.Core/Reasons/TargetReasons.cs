namespace WebUdpChat.Core.Reasons;

/// <summary>Why datagrams may not go somewhere.</summary>
public static class TargetReasons
{
    /// <summary>The settings deny it.</summary>
    public static readonly Sentence Denied = new("target-denied", "{target} is denied by the gateway's settings.");

    /// <summary>Nobody's address.</summary>
    public static readonly Sentence Unspecified = new("target-unspecified", "{target} is the address of no machine.");

    /// <summary>Nobody's port.</summary>
    public static readonly Sentence NoPort = new("target-no-port", "Port 0 is the port of no program.");

    /// <summary>A metadata service.</summary>
    public static readonly Sentence Metadata = new("target-metadata", "{target} is a cloud's metadata service. Only a setting can permit it.");

    /// <summary>Nobody's broadcast.</summary>
    public static readonly Sentence Broadcast = new("target-broadcast",
        "{target} is a broadcast address, and no listener is to send there. Name broadcast@INTERFACE in its groups, or set Gateway:Policy:Broadcast.");

    /// <summary>Nobody's group.</summary>
    public static readonly Sentence Multicast = new("target-multicast",
        "{target} is a multicast group, and no listener is in it. Name it in a listener's groups, or set Gateway:Policy:Multicast.");

    /// <summary>This machine.</summary>
    public static readonly Sentence Loopback = new("target-loopback", "{target} is the gateway's own machine. Only a setting can permit it.");

    /// <summary>The gateway.</summary>
    public static readonly Sentence OwnListener = new("target-own-listener", "{target} is a listener of this gateway itself.");

    /// <summary>A service of the network.</summary>
    public static readonly Sentence Service = new("target-service", "Port {port} belongs to {service}. Only a setting can permit it.");
}
