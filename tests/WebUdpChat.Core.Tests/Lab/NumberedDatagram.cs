using System.Buffers.Binary;

namespace WebUdpChat.Core.Tests.Lab;

/// <summary>A datagram that is known again after one bit was turned over: its number stands in it three times.</summary>
internal static class NumberedDatagram
{
    private const int Copies = 3;

    public static byte[] Write(int number, int length = Copies * sizeof(int))
    {
        var bytes = new byte[length];
        for (var i = 0; i < Copies; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * sizeof(int)), number);
        return bytes;
    }

    public static (int Number, bool IsCorrupt) Read(ReadOnlySpan<byte> bytes)
    {
        var (one, two, three) = (At(bytes, 0), At(bytes, 1), At(bytes, 2));
        var number = (one & two) | (one & three) | (two & three);
        return (number, !bytes.SequenceEqual(Write(number, bytes.Length)));
    }

    private static int At(ReadOnlySpan<byte> bytes, int place) => BinaryPrimitives.ReadInt32LittleEndian(bytes[(place * sizeof(int))..]);
}
