using System.Buffers.Binary;

namespace WebUdpChat.Hubs.Sockets;

/// <summary>
/// The header of a text message in one frame from the server, RFC 6455 section 5.2:
/// FIN(1) RSV(3) opcode(4) | MASK(1) length(7) | length(16 or 64, where the 7 bits are 126 or 127).
/// </summary>
internal static class TextFrame
{
    /// <summary>Room that the longest header takes.</summary>
    public const int MaxHeader = 10;

    private const byte FinalText = 0x81;
    private const byte Length16 = 126;
    private const byte Length64 = 127;

    /// <summary>Writes a header to the end of its room, so that the payload follows it. Returns its length.</summary>
    /// <param name="room">As many bytes as the longest header.</param>
    /// <param name="payload">How many bytes follow.</param>
    public static int WriteHeader(Span<byte> room, int payload)
    {
        var length = payload < Length16 ? 2 : payload <= ushort.MaxValue ? 4 : MaxHeader;
        var header = room[^length..];
        header[0] = FinalText;
        switch (length)
        {
            case 2:
                header[1] = (byte)payload;
                break;
            case 4:
                header[1] = Length16;
                BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)payload);
                break;
            default:
                header[1] = Length64;
                BinaryPrimitives.WriteInt64BigEndian(header[2..], payload);
                break;
        }

        return length;
    }
}
