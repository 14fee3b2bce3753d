namespace WebUdpChat.Core.Reasons;

/// <summary>Why a datagram did not leave, or did not arrive.</summary>
public static class SendReasons
{
    /// <summary>The system knows no way.</summary>
    public static readonly Sentence NoRoute = new("no-route", "no route to {address}");

    /// <summary>The system forbids it.</summary>
    public static readonly Sentence Forbidden = new("send-forbidden", "the system does not permit sending to {address}");

    /// <summary>A group that is not the listener's.</summary>
    public static readonly Sentence GroupNotPermitted = new("group-not-permitted",
        "sending to the group {address} is not permitted: name it in the listener's Groups, or set Gateway:Policy:Multicast");

    /// <summary>A broadcast that is not the listener's.</summary>
    public static readonly Sentence BroadcastNotPermitted = new("broadcast-not-permitted",
        "broadcasting to {address} is not permitted: name broadcast@INTERFACE in the listener's Groups, or set Gateway:Policy:Broadcast");

    /// <summary>Port 0.</summary>
    public static readonly Sentence PortZero = new("port-zero", "port 0 cannot be written to");

    /// <summary>There is no socket.</summary>
    public static readonly Sentence NotBound = new("listener-not-bound", "the listener is not bound at the moment");

    /// <summary>The buffer had no room for long.</summary>
    public static readonly Sentence BufferFull = new("send-buffer-full", "the system's send buffer stayed full");

    /// <summary>The listener has ended.</summary>
    public static readonly Sentence Closed = new("listener-closed", "the listener is closed");

    /// <summary>Anything else that the system reports.</summary>
    public static readonly Sentence NotSent = new("send-failed", "the system could not send to {target}");

    /// <summary>An address of the other family.</summary>
    public static readonly Sentence FamilyNotSpoken = new("family-not-spoken", "the listener does not speak {family}");

    /// <summary>More than UDP carries.</summary>
    public static readonly Sentence LongerThanUdp = new("longer-than-udp", "{bytes:N0} bytes are longer than UDP can carry, which is {most:N0}");

    /// <summary>More than the way carries.</summary>
    public static readonly Sentence LongerThanWay = new("longer-than-way", "{bytes:N0} bytes are longer than the way to {address} takes");

    /// <summary>No program is on the port.</summary>
    public static readonly Sentence PortUnreachable = new("port-unreachable", "nobody listens on port {port}");

    /// <summary>No such host.</summary>
    public static readonly Sentence HostUnreachable = new("host-unreachable", "{address} cannot be reached");

    /// <summary>No way on the network.</summary>
    public static readonly Sentence NetworkUnreachable = new("network-unreachable", "the network has no way to {address}");

    /// <summary>A filter in between.</summary>
    public static readonly Sentence Filtered = new("filtered", "a filter keeps datagrams from {address}");

    /// <summary>Anything else that the network reports.</summary>
    public static readonly Sentence Undeliverable = new("undeliverable", "the network could not deliver to {address}");

    /// <summary>A mistake in the program.</summary>
    public static readonly Sentence DialectFault = new("dialect-fault", "the gateway has a fault in this dialect");

    /// <summary>Nothing in it.</summary>
    public static readonly Sentence Empty = new("empty-datagram", "An empty datagram is not sent: programs such as nc take it for the end and exit.");

    /// <summary>More than a datagram takes.</summary>
    public static readonly Sentence TooLong = new("datagram-too-long", "{bytes:N0} bytes do not fit into one datagram, which takes {most:N0} at most.");

    /// <summary>A zero byte in a text of IP Messenger.</summary>
    public static readonly Sentence ZeroByte = new("zero-byte", "A zero byte ends a message of IP Messenger and cannot be in it.");

    /// <summary>More than IP Messenger takes.</summary>
    public static readonly Sentence LongerThanIpMessenger = new("longer-than-ip-messenger",
        "{bytes:N0} bytes are longer than a message of IP Messenger, which takes {most:N0}.");

    /// <summary>The journal gives no numbers.</summary>
    public static readonly Sentence NoNumbersSaved = new("no-numbers-saved", "There are no packet numbers, because the gateway cannot save at the moment.");

    /// <summary>There are none now.</summary>
    public static readonly Sentence NoNumbers = new("no-numbers", "There are no packet numbers at the moment.");

    /// <summary>The peer kept silent.</summary>
    public static readonly Sentence NotConfirmed = new("not-confirmed", "not confirmed after {sends} sends");

    /// <summary>The peer kept silent, and the network said why.</summary>
    public static readonly Sentence NotConfirmedBecause = new("not-confirmed-because", "not confirmed after {sends} sends: {why}");

    /// <summary>The listener closed meanwhile.</summary>
    public static readonly Sentence ClosedUnconfirmed = new("closed-unconfirmed", "The gateway stopped before the peer confirmed this.");
}
