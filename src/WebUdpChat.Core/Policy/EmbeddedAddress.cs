using System.Net.Sockets;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Policy;

/// <summary>
/// IPv4 addresses inside IPv6 ones, to which a gateway between the families may carry a datagram. Who checks a target
/// checks these with it. IPv4-mapped addresses are not among them: <see cref="PeerAddress"/> is their IPv4 address already.
/// </summary>
internal static class EmbeddedAddress
{
    private static readonly AddressBlock Nat64 = AddressBlock.Parse("64:ff9b::/96"); // RFC 6052 section 2.1
    private static readonly AddressBlock LocalNat64 = AddressBlock.Parse("64:ff9b:1::/48"); // RFC 8215
    private static readonly AddressBlock SixToFour = AddressBlock.Parse("2002::/16"); // RFC 3056 section 2
    private static readonly AddressBlock Teredo = AddressBlock.Parse("2001::/32"); // RFC 4380 section 4
    private static readonly AddressBlock Compatible = AddressBlock.Parse("::/96"); // RFC 4291 section 2.5.5.1
    private static readonly AddressBlock Translated = AddressBlock.Parse("::ffff:0:0:0/96"); // RFC 2765 section 2.1

    // RFC 4291 section 2.5.3: it has the form of a compatible address, and is none.
    private const uint Loopback = 1;

    // RFC 5214 section 6.1: the interface identifier, with the universal bit or without.
    private const uint Isatap = 0x0000_5EFE;
    private const uint UniversalIsatap = 0x0200_5EFE;

    /// <summary>The addresses inside, with the same port. None where it is an IPv4 address itself.</summary>
    public static IEnumerable<PeerAddress> In(PeerAddress address)
    {
        if (address.Family != AddressFamily.InterNetworkV6)
            return [];
        return Values(address).Select(value => new PeerAddress(value, (ushort)address.Port));
    }

    private static IEnumerable<uint> Values(PeerAddress address)
    {
        var bits = address.Bits;
        if (Nat64.Contains(address) || Translated.Contains(address) || (Compatible.Contains(address) && bits > Loopback))
            yield return (uint)bits;
        if (LocalNat64.Contains(address))
        {
            foreach (var value in OfLocalNat64(bits))
                yield return value;
        }

        if (SixToFour.Contains(address))
            yield return (uint)(bits >> 80);
        if (Teredo.Contains(address))
        {
            yield return (uint)(bits >> 64); // the server
            yield return ~(uint)bits; // the client, whose bits are turned round
        }

        if ((uint)(bits >> 32) is Isatap or UniversalIsatap)
            yield return (uint)bits;
    }

    // RFC 6052 section 2.2: a network chooses its prefix of 48, 56, 64 or 96 bits; bits 64 to 71 are left out.
    private static IEnumerable<uint> OfLocalNat64(UInt128 bits)
    {
        yield return (((uint)(bits >> 64) & 0xFFFF) << 16) | ((uint)(bits >> 40) & 0xFFFF);
        yield return (((uint)(bits >> 64) & 0xFF) << 24) | ((uint)(bits >> 32) & 0xFF_FFFF);
        yield return (uint)(bits >> 24);
        yield return (uint)bits;
    }
}
