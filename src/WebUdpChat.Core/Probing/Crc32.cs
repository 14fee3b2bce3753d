namespace WebUdpChat.Core.Probing;

/// <summary>The checksum of Ethernet and zip: polynomial 0x04C11DB7, bits reversed (ISO 3309, RFC 1952 section 8), as Python's <c>zlib.crc32</c>.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(static value => Row((uint)value))];

    public static uint Of(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var sum = ~before;
        foreach (var each in bytes)
            sum = Table[(byte)(sum ^ each)] ^ (sum >> 8);
        return ~sum;
    }

    private static uint Row(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
        return value;
    }
}
