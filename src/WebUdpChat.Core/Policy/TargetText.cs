using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Policy;

/// <summary>Says why a target is denied.</summary>
public static class TargetText
{
    /// <summary>A sentence for users.</summary>
    public static string For(TargetVerdict verdict, PeerAddress target) => verdict switch
    {
        TargetVerdict.Permitted => $"Datagrams may be sent to {target}.",
        TargetVerdict.DeniedBySettings => $"{target} is denied by the gateway's settings.",
        TargetVerdict.Unspecified => $"{target} is the address of no machine.",
        TargetVerdict.NoPort => "Port 0 is the port of no program.",
        TargetVerdict.Metadata => $"{target} is a cloud's metadata service. Only a setting can permit it.",
        TargetVerdict.Broadcast => $"{target} is a broadcast address, and no listener is to send there. Name broadcast@INTERFACE in its groups, or set Gateway:Policy:Broadcast.",
        TargetVerdict.Multicast => $"{target} is a multicast group, and no listener is in it. Name it in a listener's groups, or set Gateway:Policy:Multicast.",
        TargetVerdict.Loopback => $"{target} is the gateway's own machine. Only a setting can permit it.",
        TargetVerdict.OwnListener => $"{target} is a listener of this gateway itself.",
        TargetVerdict.Service => $"Port {target.Port} belongs to {ServicePorts.NameOf(target.Port)}. Only a setting can permit it.",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };
}
