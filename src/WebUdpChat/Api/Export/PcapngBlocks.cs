using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace WebUdpChat.Api.Export;

/// <summary>Writes the blocks of a capture file, little-endian. draft-ietf-opsawg-pcapng, sections 3 and 4</summary>
internal static class PcapngBlocks
{
    private const uint SectionHeader = 0x0A0D0D0A;
    private const uint InterfaceDescription = 1;
    private const uint EnhancedPacket = 6;
    private const uint InterfaceStatistics = 5;

    private const uint ByteOrderMagic = 0x1A2B3C4D;

    // Raw IPv4 or IPv6, told apart by the first four bits. https://www.tcpdump.org/linktypes.html
    private const ushort LinkTypeRaw = 101;

    // 4.1:  Magic(32) | Major(16) | Minor(16) | Section length(64), -1 for not known | Options
    public static void WriteSectionHeader(IBufferWriter<byte> output, string program)
    {
        var body = new ArrayBufferWriter<byte>();
        Write32(body, ByteOrderMagic);
        Write16(body, 1);
        Write16(body, 0);
        Write64(body, ulong.MaxValue);
        WriteOption(body, code: 4, Encoding.UTF8.GetBytes(program)); // shb_userappl
        WriteEndOfOptions(body);
        WriteBlock(output, SectionHeader, body);
    }

    // 4.2:  LinkType(16) | Reserved(16) | SnapLen(32), 0 for no limit | Options
    public static void WriteInterface(IBufferWriter<byte> output)
    {
        var body = new ArrayBufferWriter<byte>();
        Write16(body, LinkTypeRaw);
        Write16(body, 0);
        Write32(body, 0);
        WriteOption(body, code: 9, [6]); // if_tsresol: times count 10^-6 s
        WriteEndOfOptions(body);
        WriteBlock(output, InterfaceDescription, body);
    }

    // 4.3:  Interface(32) | Time, high(32) | Time, low(32) | Captured length(32) | Original length(32) | Packet | Options
    public static void WritePacket(IBufferWriter<byte> output, ulong microseconds, ReadOnlySpan<byte> packet, bool inbound, string? comment)
    {
        var body = new ArrayBufferWriter<byte>(packet.Length + 64);
        Write32(body, 0);
        Write32(body, (uint)(microseconds >> 32));
        Write32(body, (uint)microseconds);
        Write32(body, (uint)packet.Length);
        Write32(body, (uint)packet.Length);
        body.Write(packet);
        Pad(body, packet.Length);
        if (comment is not null)
            WriteOption(body, code: 1, Encoding.UTF8.GetBytes(comment)); // opt_comment
        WriteOption(body, code: 2, [(byte)(inbound ? 1 : 2), 0, 0, 0]); // epb_flags: which way it went
        WriteEndOfOptions(body);
        WriteBlock(output, EnhancedPacket, body);
    }

    // 4.6:  Interface(32) | Time, high(32) | Time, low(32) | Options
    public static void WriteStatistics(IBufferWriter<byte> output, ulong microseconds, long received, long dropped)
    {
        var body = new ArrayBufferWriter<byte>();
        Write32(body, 0);
        Write32(body, (uint)(microseconds >> 32));
        Write32(body, (uint)microseconds);
        Span<byte> count = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteInt64LittleEndian(count, received);
        WriteOption(body, code: 4, count); // isb_ifrecv
        BinaryPrimitives.WriteInt64LittleEndian(count, dropped);
        WriteOption(body, code: 5, count); // isb_ifdrop
        WriteEndOfOptions(body);
        WriteBlock(output, InterfaceStatistics, body);
    }

    // 3.1:  Type(32) | Total length(32) | Body | Total length(32)
    private static void WriteBlock(IBufferWriter<byte> output, uint type, ArrayBufferWriter<byte> body)
    {
        var length = (uint)body.WrittenCount + 12;
        Write32(output, type);
        Write32(output, length);
        output.Write(body.WrittenSpan);
        Write32(output, length);
    }

    // 3.5:  Code(16) | Length(16) | Value, padded to 32 bits
    private static void WriteOption(ArrayBufferWriter<byte> body, ushort code, ReadOnlySpan<byte> value)
    {
        Write16(body, code);
        Write16(body, (ushort)value.Length);
        body.Write(value);
        Pad(body, value.Length);
    }

    private static void WriteEndOfOptions(ArrayBufferWriter<byte> body) => Write32(body, 0);

    private static void Pad(ArrayBufferWriter<byte> output, int length)
    {
        var padding = -length & 3;
        output.GetSpan(4)[..padding].Clear();
        output.Advance(padding);
    }

    private static void Write16(ArrayBufferWriter<byte> output, ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(output.GetSpan(sizeof(ushort)), value);
        output.Advance(sizeof(ushort));
    }

    private static void Write32(IBufferWriter<byte> output, uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(output.GetSpan(sizeof(uint)), value);
        output.Advance(sizeof(uint));
    }

    private static void Write64(ArrayBufferWriter<byte> output, ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(output.GetSpan(sizeof(ulong)), value);
        output.Advance(sizeof(ulong));
    }
}
