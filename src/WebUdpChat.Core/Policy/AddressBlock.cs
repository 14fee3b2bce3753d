using System.Net.Sockets;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Policy;

/// <summary>
/// Addresses that begin alike, in the notation of RFC 4632 section 3.1 and RFC 4291 section 2.3: <c>10.0.0.0/8</c>,
/// <c>2001:db8::/32</c>, or one address alone. An IPv4-mapped block is the block of IPv4 addresses that it maps.
/// </summary>
public readonly record struct AddressBlock
{
    private const int Ipv4Bits = 32;
    private const int Ipv6Bits = 128;
    private const int MappedPrefix = Ipv6Bits - Ipv4Bits;

    private readonly UInt128 _first;
    private readonly int _rest;
    private readonly bool _v6;

    private AddressBlock(UInt128 first, int length, bool v6) =>
        (_first, _rest, _v6) = (first, (v6 ? Ipv6Bits : Ipv4Bits) - length, v6);

    /// <summary>Reads a block. What stands after its prefix must be zero, so that nobody takes one address for a block.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out AddressBlock block)
    {
        block = default;
        var slash = text.IndexOf('/');
        var address = slash < 0 ? text : text[..slash];
        var isV4 = Ipv4Literal.TryParse(address, out var ipv4);
        var ipv6 = default(UInt128);
        if (!isV4 && !Ipv6Literal.TryParse(address, out ipv6))
            return false;
        var bits = isV4 ? Ipv4Bits : Ipv6Bits;
        var length = (uint)bits;
        if (slash >= 0 && !PlainNumber.TryParse(text[(slash + 1)..], (uint)bits, out length))
            return false;
        block = Make(isV4 ? ipv4 : ipv6, (int)length, !isV4);
        return (block._first & block.RestMask) == 0;
    }

    /// <summary>Reads a block that is known to be right.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static AddressBlock Parse(string text) =>
        TryParse(text, out var block) ? block : throw new FormatException($"\"{text}\" is not a block of addresses.");

    /// <summary>Whether an address is one of them. Its port and scope do not matter.</summary>
    public bool Contains(PeerAddress address) =>
        address.Family == AddressFamily.InterNetworkV6 == _v6 && (address.Bits & ~RestMask) == _first;

    /// <inheritdoc/>
    public override string ToString() => $"{(_v6
        ? new PeerAddress(_first, 0, 0)
        : new PeerAddress((uint)_first, 0)).ToIPAddress()}/{(_v6 ? Ipv6Bits : Ipv4Bits) - _rest}";

    private UInt128 RestMask => _rest == Ipv6Bits ? UInt128.MaxValue : (UInt128.One << _rest) - 1;

    private static AddressBlock Make(UInt128 first, int length, bool v6) =>
        v6 && length >= MappedPrefix && first >> Ipv4Bits == 0xFFFF
            ? new AddressBlock((uint)first, length - MappedPrefix, v6: false)
            : new AddressBlock(first, length, v6);
}
