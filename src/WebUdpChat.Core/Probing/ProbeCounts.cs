using System.Buffers.Binary;

namespace WebUdpChat.Core.Probing;

/// <summary>What came in one direction.</summary>
/// <param name="Received">Different ones that came whole.</param>
/// <param name="Duplicates">That came once more.</param>
/// <param name="Reordered">That came after one with a higher number (RFC 4737 section 3).</param>
/// <param name="Corrupted">That came with bits turned over.</param>
/// <param name="Farthest">How far behind the highest number one came, at most.</param>
public readonly record struct ProbeCounts(uint Received, uint Duplicates, uint Reordered, uint Corrupted, uint Farthest)
{
    internal void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Received);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], Duplicates);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], Reordered);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[12..], Corrupted);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[16..], Farthest);
    }

    internal static ProbeCounts Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt32BigEndian(bytes),
        BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]),
        BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]),
        BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]));
}
