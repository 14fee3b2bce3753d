using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace WebUdpChat.Core.Conversations;

/// <summary>What a text or a datagram is known again by: half of its SHA-256, so that nobody can make another one with the same print.</summary>
internal readonly record struct TextPrint(UInt128 Bits)
{
    /// <summary>The print of a text. Blanks and line ends at its end do not count: many a program adds or drops them.</summary>
    public static TextPrint Of(ReadOnlySpan<char> text) => Of(MemoryMarshal.AsBytes(text.TrimEnd()), isText: true);

    /// <summary>The print of bytes that are no text.</summary>
    public static TextPrint Of(ReadOnlySpan<byte> bytes) => Of(bytes, isText: false);

    private static TextPrint Of(ReadOnlySpan<byte> bytes, bool isText)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        var bits = BinaryPrimitives.ReadUInt128BigEndian(hash);
        return new TextPrint(isText ? bits | UInt128.One : bits & ~UInt128.One);
    }
}
