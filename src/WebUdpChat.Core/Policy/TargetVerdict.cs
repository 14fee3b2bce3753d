namespace WebUdpChat.Core.Policy;

/// <summary>Whether datagrams may be sent to a target, or what speaks against it. Also the metric's tag.</summary>
public enum TargetVerdict
{
    /// <summary>They may.</summary>
    Permitted,

    /// <summary>The settings deny it.</summary>
    DeniedBySettings,

    /// <summary>No address of anybody.</summary>
    Unspecified,

    /// <summary>Port 0, which is nobody's.</summary>
    NoPort,

    /// <summary>A cloud's metadata service.</summary>
    Metadata,

    /// <summary>A broadcast address that no listener is to use.</summary>
    Broadcast,

    /// <summary>A multicast group that no listener is to use.</summary>
    Multicast,

    /// <summary>This machine, where users are not on this machine.</summary>
    Loopback,

    /// <summary>A listener of this gateway.</summary>
    OwnListener,

    /// <summary>The port of a service of the network.</summary>
    Service,
}
