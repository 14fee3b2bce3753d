using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>
/// Between <see cref="PeerAddress"/> and the operating system's <c>sockaddr_in</c> and <c>sockaddr_in6</c>, without allocating.
/// Both hold the port at offset 2, first byte highest. IPv4: address at 4. IPv6: flow at 4, address at 8, scope at 24 in the machine's order.
/// </summary>
internal static class SocketAddresses
{
    /// <summary>Room for an address of either family.</summary>
    public const int MaxLength = 28;

    private const ushort LinuxIpv4 = 2; // AF_INET
    private const ushort LinuxIpv6 = 10; // AF_INET6
    private const int LinuxIpv4Length = 16; // sizeof(struct sockaddr_in)
    private const int Ipv4Length = 8;
    private const int Ipv6Length = 28;

    [ThreadStatic]
    private static SocketAddress? _ipv4OfThread;

    [ThreadStatic]
    private static SocketAddress? _ipv6OfThread;

    /// <summary>An address to receive into.</summary>
    public static SocketAddress Create(AddressFamily family) => new(family, SocketAddress.GetMaximumAddressSize(family));

    /// <summary>Makes an address fit to receive into again, whatever the last call left in it.</summary>
    public static void Reset(SocketAddress address, AddressFamily family) => address.Size = SocketAddress.GetMaximumAddressSize(family);

    /// <summary>Reads what the system wrote. False where it wrote no address of this family.</summary>
    public static bool TryRead(SocketAddress address, AddressFamily family, out PeerAddress peer)
    {
        peer = default;
        return address.Family == family && TryRead(address.Buffer.Span[..address.Size], family, out peer);
    }

    /// <summary>Whether a <c>sockaddr</c> of a known family is long enough to be read.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> address, AddressFamily family) =>
        address.Length >= (family == AddressFamily.InterNetwork ? Ipv4Length : Ipv6Length);

    /// <summary>Reads a <c>sockaddr</c> of a known family. False where it is too short.</summary>
    public static bool TryRead(ReadOnlySpan<byte> address, AddressFamily family, out PeerAddress peer)
    {
        peer = default;
        if (!IsWhole(address, family))
            return false;
        var port = BinaryPrimitives.ReadUInt16BigEndian(address[2..]);
        peer = family == AddressFamily.InterNetwork
            ? new PeerAddress(BinaryPrimitives.ReadUInt32BigEndian(address[4..]), port)
            : new PeerAddress(BinaryPrimitives.ReadUInt128BigEndian(address[8..]), ZoneOf(address), port);
        return true;
    }

    /// <summary>The address to send to, in an object that belongs to this thread and is overwritten by the next call.</summary>
    public static SocketAddress ForThread(PeerAddress peer)
    {
        var address = peer.Family == AddressFamily.InterNetwork
            ? _ipv4OfThread ??= Create(AddressFamily.InterNetwork)
            : _ipv6OfThread ??= Create(AddressFamily.InterNetworkV6);
        Write(peer, address.Buffer.Span);
        return address;
    }

    /// <summary>Writes a <c>sockaddr</c> as Linux reads it. Returns its length.</summary>
    public static int WriteLinux(PeerAddress peer, Span<byte> address)
    {
        address[..MaxLength].Clear();
        var isIpv4 = peer.Family == AddressFamily.InterNetwork;
        MemoryMarshal.Write(address, isIpv4 ? LinuxIpv4 : LinuxIpv6);
        Write(peer, address);
        return isIpv4 ? LinuxIpv4Length : MaxLength;
    }

    private static void Write(PeerAddress peer, Span<byte> address)
    {
        BinaryPrimitives.WriteUInt16BigEndian(address[2..], (ushort)peer.Port);
        if (peer.Family == AddressFamily.InterNetwork)
        {
            BinaryPrimitives.WriteUInt32BigEndian(address[4..], (uint)peer.Bits);
            return;
        }

        BinaryPrimitives.WriteUInt128BigEndian(address[8..], peer.Bits);
        MemoryMarshal.Write(address[24..], InterfaceZones.IndexOf(peer.Scope));
    }

    private static uint ZoneOf(ReadOnlySpan<byte> address) => InterfaceZones.OfIndex(MemoryMarshal.Read<uint>(address[24..]));
}
