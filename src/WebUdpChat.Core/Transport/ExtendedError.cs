namespace WebUdpChat.Core.Transport;

/// <summary>
/// Who reported an error and what it was: <c>sock_extended_err</c> of linux/errqueue.h.
/// errno(32) | origin(8) | type(8) | code(8) | pad(8) | info(32) | data(32)
/// </summary>
/// <param name="Origin">2 for ICMP, 3 for ICMPv6; 1 is this machine's own refusal to send.</param>
/// <param name="Type">ICMP type.</param>
/// <param name="Code">ICMP code.</param>
internal readonly record struct ExtendedError(byte Origin, byte Type, byte Code)
{
    private const byte Icmp = 2;
    private const byte IcmpV6 = 3;
    private const int Length = 16;
    private const int SolIp = 0;
    private const int IpReceiveErrors = 11;
    private const int SolIpv6 = 41;
    private const int Ipv6ReceiveErrors = 25;

    /// <summary>Whether the network said it, about a datagram that had left.</summary>
    public bool IsFromNetwork => Origin is Icmp or IcmpV6;

    /// <summary>What the network said.</summary>
    public UnreachableReason Reason => Origin == Icmp
        ? UnreachableReasons.FromIcmp(Type, Code)
        : UnreachableReasons.FromIcmpV6(Type, Code);

    /// <summary>Finds it among the control messages that came with an entry of the error queue.</summary>
    public static bool TryFind(ReadOnlySpan<byte> control, out ExtendedError error)
    {
        error = default;
        while (ControlMessages.TryTake(ref control, out var level, out var type, out var body))
        {
            if ((level, type) is not ((SolIp, IpReceiveErrors) or (SolIpv6, Ipv6ReceiveErrors)) || body.Length < Length)
                continue;
            error = new ExtendedError(body[4], body[5], body[6]);
            return true;
        }

        return false;
    }
}
