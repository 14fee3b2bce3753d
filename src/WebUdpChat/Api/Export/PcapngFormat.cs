using System.Buffers;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Hosting;

namespace WebUdpChat.Api.Export;

/// <summary>The datagrams of a conversation as a capture that Wireshark opens. What never was on the wire is left out.</summary>
internal sealed class PcapngFormat(WireDatagrams datagrams) : IExportFormat
{
    public string Name => "pcapng";

    public string ContentType => "application/x-pcapng";

    public void Begin(IBufferWriter<byte> output)
    {
        PcapngBlocks.WriteSectionHeader(output, $"WebUdpChat {GatewayVersion.Text}");
        PcapngBlocks.WriteInterface(output);
    }

    public void Write(ChatMessage message, IBufferWriter<byte> output)
    {
        foreach (var datagram in datagrams.Of(message))
            PcapngBlocks.WritePacket(output, Microseconds(datagram.At), IpPacket.Build(datagram), datagram.Inbound, datagram.Comment);
    }

    /// <summary>A time as the packets of a capture have it.</summary>
    public static ulong Microseconds(DateTimeOffset at) =>
        (ulong)Math.Max(0, (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
}
