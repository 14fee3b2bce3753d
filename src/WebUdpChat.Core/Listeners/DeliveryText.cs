using System.Globalization;
using System.Net.Sockets;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Listeners;

/// <summary>Says to people why a datagram did not leave, or did not arrive.</summary>
internal static class DeliveryText
{
    /// <summary>Why the operating system did not take a datagram.</summary>
    public static string ForSend(SendError error, PeerAddress to, int length) => error switch
    {
        SendError.TooLong => ForLength(to, length),
        SendError.NoRoute => $"no route to {to.HostText}",
        SendError.Forbidden => $"the system does not permit sending to {to.HostText}",
        SendError.NotPermitted => ForPolicy(to),
        SendError.NoPort => "port 0 cannot be written to",
        SendError.NotBound => "the listener is not bound at the moment",
        SendError.BufferFull => "the system's send buffer stayed full",
        SendError.Closed => "the listener is closed",
        _ => $"the system could not send to {to}",
    };

    /// <summary>Why nothing can be sent to an address of this family.</summary>
    public static string ForFamily(AddressFamily family) =>
        $"the listener does not speak {(family == AddressFamily.InterNetwork ? "IPv4" : "IPv6")}";

    /// <summary>What the network said.</summary>
    public static string ForUnreachable(UnreachableReason reason, PeerAddress peer) => reason switch
    {
        UnreachableReason.Port => string.Create(CultureInfo.InvariantCulture, $"nobody listens on port {peer.Port}"),
        UnreachableReason.Host => $"{peer.HostText} cannot be reached",
        UnreachableReason.Network => $"the network has no way to {peer.HostText}",
        UnreachableReason.Prohibited => $"a filter keeps datagrams from {peer.HostText}",
        _ => $"the network could not deliver to {peer.HostText}",
    };

    private static string ForPolicy(PeerAddress to) => ListenerGroup.IsMulticast(to)
        ? $"sending to the group {to.HostText} is not permitted: name it in the listener's Groups, or set Gateway:Policy:Multicast"
        : $"broadcasting to {to.HostText} is not permitted: name broadcast@INTERFACE in the listener's Groups, or set Gateway:Policy:Broadcast";

    private static string ForLength(PeerAddress to, int length)
    {
        var longest = to.Family == AddressFamily.InterNetwork ? UdpTransport.LongestIpv4Payload : UdpTransport.LongestIpv6Payload;
        return length > longest
            ? string.Create(CultureInfo.InvariantCulture, $"{length:N0} bytes are longer than UDP can carry, which is {longest:N0}")
            : string.Create(CultureInfo.InvariantCulture, $"{length:N0} bytes are longer than the way to {to.HostText} takes");
    }
}
