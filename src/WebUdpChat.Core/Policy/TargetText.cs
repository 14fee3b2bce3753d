using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Policy;

/// <summary>Says why a target is denied.</summary>
public static class TargetText
{
    /// <summary>A sentence for users.</summary>
    public static Reason For(TargetVerdict verdict, PeerAddress target) => verdict switch
    {
        TargetVerdict.Permitted => $"Datagrams may be sent to {target}.",
        TargetVerdict.DeniedBySettings => TargetReasons.Denied.With(target),
        TargetVerdict.Unspecified => TargetReasons.Unspecified.With(target),
        TargetVerdict.NoPort => TargetReasons.NoPort.With(),
        TargetVerdict.Metadata => TargetReasons.Metadata.With(target),
        TargetVerdict.Broadcast => TargetReasons.Broadcast.With(target),
        TargetVerdict.Multicast => TargetReasons.Multicast.With(target),
        TargetVerdict.Loopback => TargetReasons.Loopback.With(target),
        TargetVerdict.OwnListener => TargetReasons.OwnListener.With(target),
        TargetVerdict.Service => TargetReasons.Service.With(target.Port, ServicePorts.NameOf(target.Port)!),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };
}
