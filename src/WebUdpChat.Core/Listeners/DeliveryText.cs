using System.Net.Sockets;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Listeners;

/// <summary>Says to people why a datagram did not leave, or did not arrive.</summary>
internal static class DeliveryText
{
    /// <summary>Why the operating system did not take a datagram.</summary>
    public static Reason ForSend(SendError error, PeerAddress to, int length) => error switch
    {
        SendError.TooLong => ForLength(to, length),
        SendError.NoRoute => SendReasons.NoRoute.With(to.HostText),
        SendError.Forbidden => SendReasons.Forbidden.With(to.HostText),
        SendError.NotPermitted => ForPolicy(to),
        SendError.NoPort => SendReasons.PortZero.With(),
        SendError.NotBound => SendReasons.NotBound.With(),
        SendError.BufferFull => SendReasons.BufferFull.With(),
        SendError.Closed => SendReasons.Closed.With(),
        _ => SendReasons.NotSent.With(to),
    };

    /// <summary>Why nothing can be sent to an address of this family.</summary>
    public static Reason ForFamily(AddressFamily family) =>
        SendReasons.FamilyNotSpoken.With(family == AddressFamily.InterNetwork ? "IPv4" : "IPv6");

    /// <summary>What the network said.</summary>
    public static Reason ForUnreachable(UnreachableReason reason, PeerAddress peer) => reason switch
    {
        UnreachableReason.Port => SendReasons.PortUnreachable.With(peer.Port),
        UnreachableReason.Host => SendReasons.HostUnreachable.With(peer.HostText),
        UnreachableReason.Network => SendReasons.NetworkUnreachable.With(peer.HostText),
        UnreachableReason.Prohibited => SendReasons.Filtered.With(peer.HostText),
        _ => SendReasons.Undeliverable.With(peer.HostText),
    };

    private static Reason ForPolicy(PeerAddress to) =>
        (ListenerGroup.IsMulticast(to) ? SendReasons.GroupNotPermitted : SendReasons.BroadcastNotPermitted).With(to.HostText);

    private static Reason ForLength(PeerAddress to, int length)
    {
        var longest = to.Family == AddressFamily.InterNetwork ? UdpTransport.LongestIpv4Payload : UdpTransport.LongestIpv6Payload;
        return length > longest
            ? SendReasons.LongerThanUdp.With(length, longest)
            : SendReasons.LongerThanWay.With(length, to.HostText);
    }
}
