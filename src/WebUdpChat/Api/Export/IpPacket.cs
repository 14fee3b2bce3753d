using System.Buffers.Binary;
using System.Net.Sockets;

namespace WebUdpChat.Api.Export;

/// <summary>A datagram with the headers that it travelled under: UDP (RFC 768) in IPv4 (RFC 791) or IPv6 (RFC 8200).</summary>
internal static class IpPacket
{
    private const int UdpHeader = 8;
    private const int Ipv4Header = 20;
    private const int Ipv6Header = 40;
    private const byte HopLimit = 64;
    private const byte Udp = 17;

    public static byte[] Build(WireDatagram datagram)
    {
        var v6 = datagram.From.Family == AddressFamily.InterNetworkV6;
        var header = v6 ? Ipv6Header : Ipv4Header;
        var packet = new byte[header + UdpHeader + datagram.Payload.Length];
        if (v6)
            WriteIpv6(packet, datagram);
        else
            WriteIpv4(packet, datagram);
        WriteUdp(packet.AsSpan(header), datagram);
        return packet;
    }

    // RFC 791 section 3.1:  Version(4) IHL(4) | TOS(8) | Total length(16) | Id(16) | Flags(3) Offset(13) | TTL(8) | Protocol(8) | Checksum(16) | Source(32) | Destination(32)
    private static void WriteIpv4(Span<byte> packet, WireDatagram datagram)
    {
        packet[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)packet.Length);
        packet[8] = HopLimit;
        packet[9] = Udp;
        BinaryPrimitives.WriteUInt32BigEndian(packet[12..], (uint)datagram.From.Bits);
        BinaryPrimitives.WriteUInt32BigEndian(packet[16..], (uint)datagram.To.Bits);
        BinaryPrimitives.WriteUInt16BigEndian(packet[10..], InternetChecksum.Of(packet[..Ipv4Header]));
    }

    // RFC 8200 section 3:  Version(4) Class(8) Flow(20) | Payload length(16) | Next header(8) | Hop limit(8) | Source(128) | Destination(128)
    private static void WriteIpv6(Span<byte> packet, WireDatagram datagram)
    {
        packet[0] = 0x60;
        BinaryPrimitives.WriteUInt16BigEndian(packet[4..], (ushort)(packet.Length - Ipv6Header));
        packet[6] = Udp;
        packet[7] = HopLimit;
        BinaryPrimitives.WriteUInt128BigEndian(packet[8..], datagram.From.Bits);
        BinaryPrimitives.WriteUInt128BigEndian(packet[24..], datagram.To.Bits);
    }

    // RFC 768:  Source port(16) | Destination port(16) | Length(16) | Checksum(16)
    private static void WriteUdp(Span<byte> udp, WireDatagram datagram)
    {
        BinaryPrimitives.WriteUInt16BigEndian(udp, (ushort)datagram.From.Port);
        BinaryPrimitives.WriteUInt16BigEndian(udp[2..], (ushort)datagram.To.Port);
        BinaryPrimitives.WriteUInt16BigEndian(udp[4..], (ushort)udp.Length);
        datagram.Payload.Span.CopyTo(udp[UdpHeader..]);
        var checksum = InternetChecksum.Of(udp, PseudoHeader(datagram, udp.Length));

        // RFC 768: a sum of zero is sent as all ones, because zero says that there is none.
        BinaryPrimitives.WriteUInt16BigEndian(udp[6..], checksum == 0 ? ushort.MaxValue : checksum);
    }

    // The sum of the pseudo-header: both addresses, the protocol and the length (RFC 768; RFC 8200 section 8.1).
    private static ulong PseudoHeader(WireDatagram datagram, int length) =>
        InternetChecksum.Sum(datagram.From.Bits) + InternetChecksum.Sum(datagram.To.Bits) + Udp + (ulong)length;
}
