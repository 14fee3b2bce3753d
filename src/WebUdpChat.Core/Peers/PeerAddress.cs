using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace WebUdpChat.Core.Peers;

/// <summary>
/// Where a peer is: an IPv4 or IPv6 address and a port, in one canonical form. An IPv4-mapped IPv6 address
/// (RFC 4291 section 2.5.5.2) is its IPv4 address. Compares and hashes without allocating.
/// </summary>
public readonly record struct PeerAddress
{
    // Two halves: as one UInt128 it would take 32 bytes instead of 24, and there is one in all that is said.
    private readonly ulong _high;
    private readonly ulong _low;
    private readonly uint _scope;
    private readonly ushort _port;
    private readonly bool _v6;

    /// <summary>An IPv4 address.</summary>
    /// <param name="address">The four bytes as a number, first byte highest.</param>
    /// <param name="port">The port.</param>
    public PeerAddress(uint address, ushort port)
    {
        _low = address;
        _port = port;
    }

    /// <summary>An IPv6 address, or the IPv4 address that it maps.</summary>
    /// <param name="address">The sixteen bytes as a number, first byte highest.</param>
    /// <param name="scope">Zone of a link-local address, see <see cref="InterfaceZones"/>; 0 for none.</param>
    /// <param name="port">The port.</param>
    public PeerAddress(UInt128 address, uint scope, ushort port)
    {
        var mapped = address >> 32 == 0xFFFF;
        _high = mapped ? 0 : (ulong)(address >> 64);
        _low = mapped ? (uint)address : (ulong)address;
        _scope = mapped ? 0 : scope;
        _port = port;
        _v6 = !mapped;
    }

    /// <summary>Takes an address over in canonical form.</summary>
    public static PeerAddress From(IPAddress address, int port)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        return length == 4
            ? new PeerAddress(BinaryPrimitives.ReadUInt32BigEndian(bytes), (ushort)port)
            : new PeerAddress(BinaryPrimitives.ReadUInt128BigEndian(bytes), InterfaceZones.OfIndex((uint)address.ScopeId), (ushort)port);
    }

    /// <summary>Takes an endpoint over in canonical form.</summary>
    public static PeerAddress From(IPEndPoint endpoint) => From(endpoint.Address, endpoint.Port);

    /// <summary>The port.</summary>
    public int Port => _port;

    /// <summary>IPv4 or IPv6.</summary>
    public AddressFamily Family => _v6 ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork;

    /// <summary>Zone of a link-local address, see <see cref="InterfaceZones"/>; 0 for none.</summary>
    public uint Scope => _scope;

    /// <summary>The address as a number, first byte highest; IPv4 in the low 32 bits.</summary>
    public UInt128 Bits => new(_high, _low);

    /// <summary>Whether this is the same address, whatever the port.</summary>
    public bool IsSameHost(PeerAddress other) => (_high, _low, _scope, _v6) == (other._high, other._low, other._scope, other._v6);

    /// <summary>The address alone as text, with the name of the interface: <c>192.0.2.1</c> or <c>fe80::1%eth0</c>.</summary>
    public string HostText => _scope == 0 ? ToIPAddress().ToString() : $"{WithoutScope()}%{InterfaceZones.NameOf(_scope)}";

    /// <summary>Reads what <see cref="ToString"/> writes; the interface may be given by its index, and need not be there.</summary>
    public static bool TryParse(string text, out PeerAddress address)
    {
        ArgumentNullException.ThrowIfNull(text);
        address = default;
        var close = text.LastIndexOf("]:", StringComparison.Ordinal);
        var percent = text.IndexOf('%', StringComparison.Ordinal);
        if (percent < 0)
            return TryParsePlain(text, out address);
        if (percent > close || !TryParsePlain($"{text[..percent]}{text[close..]}", out var plain))
            return false;
        address = new PeerAddress(plain.Bits, InterfaceZones.Of(text[(percent + 1)..close]), plain._port);
        return plain._v6;
    }

    /// <summary>The address alone, with the index that its interface has at the moment.</summary>
    public IPAddress ToIPAddress()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Bits);
        return _v6 ? new IPAddress(bytes, InterfaceZones.IndexOf(_scope)) : new IPAddress(bytes[12..]);
    }

    /// <summary>Address and port.</summary>
    public IPEndPoint ToEndPoint() => new(ToIPAddress(), _port);

    /// <summary>A hash that differs from run to run: addresses can be forged, and whoever forges them must not know where they go.</summary>
    public override int GetHashCode() => HashCode.Combine(_low, _high, ((ulong)_scope << 16) | _port);

    /// <summary><c>192.0.2.1:9000</c>, <c>[2001:db8::1]:9000</c> or <c>[fe80::1%eth0]:9000</c>.</summary>
    public override string ToString() => _scope == 0
        ? ToEndPoint().ToString()
        : string.Create(CultureInfo.InvariantCulture, $"[{HostText}]:{_port}");

    private IPAddress WithoutScope() => new PeerAddress(Bits, 0, _port).ToIPAddress();

    private static bool TryParsePlain(string text, out PeerAddress address)
    {
        var isOne = IPEndPoint.TryParse(text, out var endpoint);
        address = isOne ? From(endpoint!) : default;
        return isOne;
    }
}
