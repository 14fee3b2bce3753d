using System.IO.Pipelines;
using WebUdpChat.Api.Export;
using WebUdpChat.Core.Lab;
using WebUdpChat.Hosting;

namespace WebUdpChat.Weather;

/// <summary>Writes what a tap hears as pcapng, and in the end how much there was: as fast as the reader takes it.</summary>
/// <param name="output">Where to.</param>
/// <param name="mostBytes">Most bytes of the file; what would be beyond ends it.</param>
internal sealed class CaptureWriter(PipeWriter output, long mostBytes)
{
    /// <summary>The blocks of a packet, its headers and its comment, at most.</summary>
    private const int MostAround = 512;

    private const int MaxGathered = 64 << 10;

    private long _written;
    private long _count;
    private DateTimeOffset? _last;

    public async Task WriteAsync(WireTap tap, CancellationToken aborted)
    {
        PcapngBlocks.WriteSectionHeader(output, $"WebUdpChat {GatewayVersion.Text}");
        PcapngBlocks.WriteInterface(output);
        await FlushAsync(aborted).ConfigureAwait(false);
        var hasRoom = true;
        while (hasRoom && await tap.WaitAsync(aborted).ConfigureAwait(false))
        {
            while (hasRoom && tap.TryTake(out var datagram))
            {
                hasRoom = TryWrite(datagram);
                if (output.UnflushedBytes > MaxGathered)
                    await FlushAsync(aborted).ConfigureAwait(false);
            }

            await FlushAsync(aborted).ConfigureAwait(false);
        }

        if (_last is { } last)
            PcapngBlocks.WriteStatistics(output, PcapngFormat.Microseconds(last), _count + tap.Missed, tap.Missed);
        await FlushAsync(aborted).ConfigureAwait(false);
    }

    private bool TryWrite(in TappedDatagram datagram)
    {
        if (_written + output.UnflushedBytes + datagram.Bytes.Length + MostAround > mostBytes)
            return false;
        var inbound = datagram.Direction == LabDirection.In;
        var packet = new WireDatagram(
            inbound ? datagram.Peer : datagram.Local, inbound ? datagram.Local : datagram.Peer, datagram.Bytes, datagram.At, inbound, Comment(datagram));
        PcapngBlocks.WritePacket(output, PcapngFormat.Microseconds(datagram.At), IpPacket.Build(packet), inbound, packet.Comment);
        _count++;
        _last = datagram.At;
        return true;
    }

    private async Task FlushAsync(CancellationToken aborted)
    {
        _written += output.UnflushedBytes;
        await output.FlushAsync(aborted).ConfigureAwait(false);
    }

    private static string? Comment(in TappedDatagram datagram)
    {
        if (datagram.Mark.IsNone)
            return null;
        var never = datagram is { Direction: LabDirection.Out, Mark.IsLost: true } ? "; it never was on the wire" : "";
        return $"fault lab: {datagram.Mark}{never}";
    }
}
