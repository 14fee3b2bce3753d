using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace WebUdpChat.Tests.Api.Export;

/// <summary>Reads a capture file as its draft describes it, and checks each length and checksum on the way. draft-ietf-opsawg-pcapng</summary>
internal sealed class Capture
{
    private const uint Section = 0x0A0D0D0A;

    public List<CapturedDatagram> Datagrams { get; } = [];

    /// <summary>How many there were, and how many of them are not in the file; null where it does not say.</summary>
    public (ulong Received, ulong Dropped)? Statistics { get; private set; }

    public static Capture Read(byte[] file)
    {
        var capture = new Capture();
        var types = new List<uint>();
        for (var rest = file.AsSpan(); rest.Length > 0;)
        {
            var (type, length) = (Number(rest), (int)Number(rest[4..]));
            Assert.Equal(0, length % 4);
            Assert.Equal(length, (int)Number(rest[(length - 4)..]));
            types.Add(type);
            capture.ReadBlock(type, rest[8..(length - 4)]);
            rest = rest[length..];
        }

        Assert.Equal([Section, 1u], types.Take(2));
        return capture;
    }

    private void ReadBlock(uint type, Span<byte> body)
    {
        if (type == Section)
            Assert.Equal(0x1A2B3C4Du, Number(body));
        else if (type == 1)
            ReadInterface(body);
        else if (type == 5)
            ReadStatistics(body);
        else
            ReadPacket(type, body);
    }

    private static void ReadInterface(Span<byte> body)
    {
        Assert.Equal(101, BinaryPrimitives.ReadUInt16LittleEndian(body));
        Assert.Equal([6], Options(body[8..])[9]);
    }

    private void ReadStatistics(Span<byte> body)
    {
        var options = Options(body[12..]);
        Statistics = (BinaryPrimitives.ReadUInt64LittleEndian(options[4]), BinaryPrimitives.ReadUInt64LittleEndian(options[5]));
    }

    private void ReadPacket(uint type, Span<byte> body)
    {
        Assert.Equal(6u, type);
        var microseconds = ((ulong)Number(body[4..]) << 32) + Number(body[8..]);
        var length = (int)Number(body[12..]);
        Assert.Equal(length, (int)Number(body[16..]));
        var options = Options(body[(20 + ((length + 3) & ~3))..]);
        var (from, to, payload) = ReadIp(body.Slice(20, length));
        Datagrams.Add(new CapturedDatagram(
            DateTimeOffset.UnixEpoch.AddTicks((long)microseconds * 10), from, to, payload, Inbound: options[2][0] == 1,
            options.TryGetValue(1, out var comment) ? Encoding.UTF8.GetString(comment) : null));
    }

    private static (IPEndPoint From, IPEndPoint To, byte[] Payload) ReadIp(Span<byte> packet)
    {
        var v6 = packet[0] >> 4 == 6;
        var (header, at, size) = v6 ? (40, 8, 16) : (20, 12, 4);
        if (v6)
            Assert.Equal(packet.Length - header, BinaryPrimitives.ReadUInt16BigEndian(packet[4..]));
        else
            Assert.Equal((packet.Length, 0xFFFF), (BinaryPrimitives.ReadUInt16BigEndian(packet[2..]), Sum(packet[..header], 0)));
        Assert.Equal(17, packet[v6 ? 6 : 9]);
        var udp = packet[header..];
        Assert.Equal(udp.Length, BinaryPrimitives.ReadUInt16BigEndian(udp[4..]));
        Assert.Equal(0xFFFF, Sum(udp, Sum(packet[at..(at + (2 * size))], 17 + udp.Length)));
        return (new IPEndPoint(new IPAddress(packet.Slice(at, size)), BinaryPrimitives.ReadUInt16BigEndian(udp)),
            new IPEndPoint(new IPAddress(packet.Slice(at + size, size)), BinaryPrimitives.ReadUInt16BigEndian(udp[2..])), udp[8..].ToArray());
    }

    // The ones' complement sum, which is all ones over what holds its own checksum.
    private static int Sum(ReadOnlySpan<byte> bytes, long sum)
    {
        for (var i = 0; i < bytes.Length; i++)
            sum += i % 2 == 0 ? bytes[i] << 8 : bytes[i];
        while (sum > 0xFFFF)
            sum = (sum & 0xFFFF) + (sum >> 16);
        return (int)sum;
    }

    private static Dictionary<int, byte[]> Options(ReadOnlySpan<byte> rest)
    {
        var options = new Dictionary<int, byte[]>();
        while (BinaryPrimitives.ReadUInt16LittleEndian(rest) is > 0 and var code)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(rest[2..]);
            options.Add(code, rest.Slice(4, length).ToArray());
            rest = rest[(4 + ((length + 3) & ~3))..];
        }

        Assert.Equal(4, rest.Length);
        return options;
    }

    private static uint Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}

/// <summary>A datagram of a capture.</summary>
internal sealed record CapturedDatagram(DateTimeOffset At, IPEndPoint From, IPEndPoint To, byte[] Payload, bool Inbound, string? Comment);
