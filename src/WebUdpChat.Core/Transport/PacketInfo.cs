using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WebUdpChat.Core.Transport;

/// <summary>
/// By which of this machine's addresses a datagram came or is to go. IPv4, <c>in_pktinfo</c> of ip(7): interface(32) | local(32) |
/// destination(32). IPv6, <c>in6_pktinfo</c> of RFC 3542 section 6: address(128) | interface(32).
/// </summary>
/// <param name="Interface">Index of the interface; 0 for any.</param>
/// <param name="Local">The local address to answer from, as a number; 0 for any.</param>
/// <param name="Destination">The address that was written to, as a number: a local one, a group or a broadcast address.</param>
internal readonly record struct PacketInfo(uint Interface, UInt128 Local, UInt128 Destination)
{
    /// <summary>The longest control message of one.</summary>
    public const int MaxControlBytes = 64;

    private const int SolIp = 0;
    private const int IpPacketInfo = 8;
    private const int SolIpv6 = 41;
    private const int Ipv6PacketInfo = 50;
    private const int Ipv4Length = 12;
    private const int Ipv6Length = 20;

    /// <summary>Whether it was written to a group or a broadcast address.</summary>
    public bool IsToMany => Local != Destination;

    /// <summary>Finds it among the control messages of a datagram.</summary>
    public static bool TryFind(ReadOnlySpan<byte> control, out PacketInfo info)
    {
        info = default;
        while (ControlMessages.TryTake(ref control, out var level, out var type, out var body))
        {
            if (level == SolIp && type == IpPacketInfo && body.Length >= Ipv4Length)
                info = ReadIpv4(body);
            else if (level == SolIpv6 && type == Ipv6PacketInfo && body.Length >= Ipv6Length)
                info = ReadIpv6(body);
            else
                continue;
            return true;
        }

        return false;
    }

    /// <summary>Writes a control message that asks for a local address or an interface. Returns its length.</summary>
    public int Write(AddressFamily family, Span<byte> control)
    {
        var isIpv4 = family == AddressFamily.InterNetwork;
        var body = isIpv4
            ? ControlMessages.Begin(control, SolIp, IpPacketInfo, Ipv4Length, out var total)
            : ControlMessages.Begin(control, SolIpv6, Ipv6PacketInfo, Ipv6Length, out total);
        body.Clear();
        if (isIpv4)
        {
            MemoryMarshal.Write(body, Interface);
            BinaryPrimitives.WriteUInt32BigEndian(body[4..], (uint)Local);
        }
        else
        {
            BinaryPrimitives.WriteUInt128BigEndian(body, Local);
            MemoryMarshal.Write(body[16..], Interface);
        }

        return total;
    }

    private static PacketInfo ReadIpv4(ReadOnlySpan<byte> body) => new(
        MemoryMarshal.Read<uint>(body),
        BinaryPrimitives.ReadUInt32BigEndian(body[4..]),
        BinaryPrimitives.ReadUInt32BigEndian(body[8..]));

    private static PacketInfo ReadIpv6(ReadOnlySpan<byte> body)
    {
        var destination = BinaryPrimitives.ReadUInt128BigEndian(body);
        var isGroup = destination >> 120 == 0xFF;
        return new PacketInfo(MemoryMarshal.Read<uint>(body[16..]), isGroup ? 0 : destination, destination);
    }
}
