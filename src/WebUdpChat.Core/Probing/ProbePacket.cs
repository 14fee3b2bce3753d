using System.Buffers.Binary;
using System.Numerics;

namespace WebUdpChat.Core.Probing;

/// <summary>A datagram of the probe. Numbers are big-endian, times microseconds since 1970 by the clock of whoever wrote them.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Session">What the prober chose for this run.</param>
/// <param name="Token">What the answerer chose, to know that the prober gets what is sent to its address; 0 in the first.</param>
/// <param name="Number">Its number: the prober's from 1 in a probe, the answerer's from 1 in an echo.</param>
/// <param name="Of">In an echo, the number of the probe; in an opening, how many probes come; in a closing, how many came.</param>
/// <param name="Sent">When the probe was sent.</param>
/// <param name="Arrived">In an echo, when the probe arrived.</param>
/// <param name="Left">In an echo, when it was sent.</param>
internal readonly record struct ProbePacket(
    ProbeKind Kind, ulong Session, ulong Token, uint Number, uint Of, long Sent, long Arrived = 0, long Left = 0)
{
    /// <summary>Bytes of the header, and of the shortest datagram.</summary>
    public const int HeaderLength = 64;

    /// <summary>Bytes of a closing and of a report.</summary>
    public const int ReportLength = 96;

    private const ulong Magic = 0x5755_4370_726F_6265; // "WUCprobe"
    private const byte Version = 1;
    private const int ChecksumAt = 12;

    /// <summary>As many bits of the magic may be turned over, and it is still known that it was one.</summary>
    private const int MostTurnedBits = 8;

    // Magic(64) | Kind(8) | Version(8) | Zero(16) | CRC-32 over all, itself zero(32) | Session(64) | Token(64) | Number(32) | Of(32)
    // | Sent(64) | Arrived(64) | Left(64) | in a report: Received, Duplicates, Reordered, Corrupted, Farthest, 32 each | filler
    /// <summary>Writes it over the beginning of a datagram, whose rest is its filler, and seals all of it.</summary>
    public void Write(Span<byte> datagram, ProbeCounts report = default)
    {
        BinaryPrimitives.WriteUInt64BigEndian(datagram, Magic);
        datagram[8] = (byte)Kind;
        datagram[9] = Version;
        datagram[10..16].Clear();
        BinaryPrimitives.WriteUInt64BigEndian(datagram[16..], Session);
        BinaryPrimitives.WriteUInt64BigEndian(datagram[24..], Token);
        BinaryPrimitives.WriteUInt32BigEndian(datagram[32..], Number);
        BinaryPrimitives.WriteUInt32BigEndian(datagram[36..], Of);
        BinaryPrimitives.WriteInt64BigEndian(datagram[40..], Sent);
        BinaryPrimitives.WriteInt64BigEndian(datagram[48..], Arrived);
        BinaryPrimitives.WriteInt64BigEndian(datagram[56..], Left);
        if (Kind == ProbeKind.Report)
            report.Write(datagram[HeaderLength..]);
        BinaryPrimitives.WriteUInt32BigEndian(datagram[ChecksumAt..], Checksum(datagram));
    }

    /// <summary>Reads a datagram.</summary>
    public static ProbeError TryRead(ReadOnlySpan<byte> datagram, out ProbePacket packet)
    {
        packet = default;
        if (datagram.Length < HeaderLength)
            return ProbeError.Other;
        var magic = BinaryPrimitives.ReadUInt64BigEndian(datagram);
        if (BitOperations.PopCount(magic ^ Magic) > MostTurnedBits)
            return ProbeError.Other;
        if (magic != Magic || BinaryPrimitives.ReadUInt32BigEndian(datagram[ChecksumAt..]) != Checksum(datagram))
            return ProbeError.Corrupt;
        if (datagram[9] != Version || datagram[8] is < (byte)ProbeKind.Open or > (byte)ProbeKind.Report)
            return ProbeError.Other;
        packet = new ProbePacket(
            (ProbeKind)datagram[8],
            BinaryPrimitives.ReadUInt64BigEndian(datagram[16..]),
            BinaryPrimitives.ReadUInt64BigEndian(datagram[24..]),
            BinaryPrimitives.ReadUInt32BigEndian(datagram[32..]),
            BinaryPrimitives.ReadUInt32BigEndian(datagram[36..]),
            BinaryPrimitives.ReadInt64BigEndian(datagram[40..]),
            BinaryPrimitives.ReadInt64BigEndian(datagram[48..]),
            BinaryPrimitives.ReadInt64BigEndian(datagram[56..]));
        return packet.Kind is ProbeKind.Close or ProbeKind.Report && datagram.Length < ReportLength ? ProbeError.Other : ProbeError.None;
    }

    /// <summary>Whether a datagram opens or closes a probe, and measures nothing.</summary>
    public static bool IsControl(ReadOnlySpan<byte> datagram) =>
        TryRead(datagram, out var packet) == ProbeError.None && packet.Kind is not (ProbeKind.Probe or ProbeKind.Echo);

    private static uint Checksum(ReadOnlySpan<byte> datagram)
    {
        ReadOnlySpan<byte> zero = [0, 0, 0, 0];
        return Crc32.Of(datagram[(ChecksumAt + zero.Length)..], Crc32.Of(zero, Crc32.Of(datagram[..ChecksumAt])));
    }
}

/// <summary>What a datagram of the probe is.</summary>
internal enum ProbeKind : byte
{
    /// <summary>The prober asks whether it may.</summary>
    Open = 1,

    /// <summary>The answerer says yes, and what token to use.</summary>
    Accept = 2,

    /// <summary>One that is measured, to the answerer.</summary>
    Probe = 3,

    /// <summary>One that is measured, back.</summary>
    Echo = 4,

    /// <summary>The prober asks what came.</summary>
    Close = 5,

    /// <summary>The answerer tells it.</summary>
    Report = 6,
}

/// <summary>What is wrong with a datagram.</summary>
internal enum ProbeError
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is none of the probe.</summary>
    Other,

    /// <summary>It was one, and bits of it were turned over.</summary>
    Corrupt,
}
