using System.Text;
using WebUdpChat.Core.Probing;

namespace WebUdpChat.Core.Tests.Probing;

public sealed class ProbePacketTests
{
    private static readonly ProbePacket Sample = new(ProbeKind.Echo, 0x0102030405060708, 0x1112131415161718, 7, 9, 1_000, 2_000, 3_000);

    [Fact]
    public void TryRead_WhatWasWritten_IsTheSame()
    {
        Assert.Equal(ProbeError.None, ProbePacket.TryRead(Write(Sample, 200), out var packet));
        Assert.Equal(Sample, packet);
    }

    [Fact]
    public void Write_Report_CarriesTheCounts()
    {
        var counts = new ProbeCounts(1, 2, 3, 4, 5);
        var datagram = new byte[ProbePacket.ReportLength];
        (Sample with { Kind = ProbeKind.Report }).Write(datagram, counts);

        Assert.Equal(ProbeError.None, ProbePacket.TryRead(datagram, out _));
        Assert.Equal(counts, ProbeCounts.Read(datagram.AsSpan(ProbePacket.HeaderLength)));
    }

    [Fact]
    public void TryRead_AnyBitTurned_IsCorrupt()
    {
        var datagram = Write(Sample, 80);
        for (var bit = 0; bit < datagram.Length * 8; bit++)
        {
            datagram[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(ProbeError.Corrupt, ProbePacket.TryRead(datagram, out _));
            datagram[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void TryRead_AnyTruncation_IsNeverTakenForWhole()
    {
        var datagram = Write(Sample, 200);
        for (var length = 0; length < datagram.Length; length++)
            Assert.Equal(length < ProbePacket.HeaderLength ? ProbeError.Other : ProbeError.Corrupt, ProbePacket.TryRead(datagram.AsSpan(0, length), out _));
    }

    [Fact]
    public void TryRead_Text_IsNone()
    {
        Assert.Equal(ProbeError.Other, ProbePacket.TryRead(Encoding.UTF8.GetBytes(new string('x', 500)), out _));
        Assert.Equal(ProbeError.Other, ProbePacket.TryRead("WUCprobe"u8, out _));
    }

    [Theory]
    [InlineData((byte)1, true)]
    [InlineData((byte)2, true)]
    [InlineData((byte)3, false)]
    [InlineData((byte)4, false)]
    [InlineData((byte)5, true)]
    [InlineData((byte)6, true)]
    public void IsControl_OfAKind_SaysWhetherItIsMeasured(byte kind, bool isControl) =>
        Assert.Equal(isControl, ProbePacket.IsControl(Write(Sample with { Kind = (ProbeKind)kind }, 200)));

    // RFC 1952 has no example; this one is in every catalogue of checksums.
    [Fact]
    public void Crc32_OfTheDigits_IsTheKnownOne() => Assert.Equal(0xCBF43926, Crc32.Of("123456789"u8));

    [Fact]
    public void Tally_OfNumbers_CountsEachKind()
    {
        var tally = new ProbeTally(10);
        foreach (var number in new uint[] { 1, 2, 5, 3, 3, 4, 6, 0, 11, 6 })
            tally.Take(number);
        tally.TakeCorrupt();

        Assert.Equal(new ProbeCounts(6, 2, 2, 1, 2), tally.Counts);
    }

    private static byte[] Write(ProbePacket packet, int length)
    {
        var datagram = new byte[length];
        packet.Write(datagram);
        return datagram;
    }
}
