using System.Buffers.Binary;

namespace WebUdpChat.Api.Export;

/// <summary>The Internet checksum (RFC 1071): the ones' complement of the ones' complement sum of 16-bit words.</summary>
internal static class InternetChecksum
{
    private const int WordsInAddress = 8;

    /// <summary>The checksum of some bytes, whose own field is zero.</summary>
    /// <param name="bytes">The bytes; an odd one at the end is padded with zero.</param>
    /// <param name="sum">The sum of what else is covered.</param>
    public static ushort Of(ReadOnlySpan<byte> bytes, ulong sum = 0)
    {
        for (; bytes.Length > 1; bytes = bytes[2..])
            sum += BinaryPrimitives.ReadUInt16BigEndian(bytes);
        if (bytes.Length == 1)
            sum += (uint)bytes[0] << 8;
        while (sum > ushort.MaxValue)
            sum = (sum & ushort.MaxValue) + (sum >> 16);
        return (ushort)~sum;
    }

    /// <summary>The sum of an address's words; those above an IPv4 address are zero.</summary>
    public static ulong Sum(UInt128 address)
    {
        var sum = 0UL;
        for (var word = 0; word < WordsInAddress; word++)
            sum += (ushort)(address >> (16 * word));
        return sum;
    }
}
