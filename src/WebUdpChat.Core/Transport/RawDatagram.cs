using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>A datagram in a reader's hands.</summary>
/// <param name="from">Who sent it.</param>
/// <param name="info">Where it was written to; all zero where the system does not tell.</param>
/// <param name="bytes">Its bytes, until the reader reads again.</param>
/// <param name="isTruncated">Whether it was longer than any datagram can be, and its end is lost.</param>
internal readonly ref struct RawDatagram(PeerAddress from, PacketInfo info, ReadOnlySpan<byte> bytes, bool isTruncated)
{
    public PeerAddress From { get; } = from;

    public PacketInfo Info { get; } = info;

    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    public bool IsTruncated { get; } = isTruncated;
}
