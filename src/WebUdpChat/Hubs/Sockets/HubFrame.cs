using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace WebUdpChat.Hubs.Sockets;

/// <summary>A message of the hub protocol as it goes over the wire: the same bytes for every browser that gets it.</summary>
internal sealed class HubFrame
{
    private const int FewBytes = 512;

    private HubFrame(ReadOnlyMemory<byte> bytes) => Bytes = bytes;

    /// <summary>One WebSocket frame, header included. Never changes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Writes a message.</summary>
    public static HubFrame Of(HubMessage message, IHubProtocol protocol) => Of(output => protocol.WriteMessage(message, output));

    /// <summary>Has the bytes of a message written.</summary>
    public static HubFrame Of(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>(FewBytes);
        output.GetSpan(TextFrame.MaxHeader);
        output.Advance(TextFrame.MaxHeader);
        write(output);
        var room = MemoryMarshal.AsMemory(output.WrittenMemory).Span[..TextFrame.MaxHeader];
        var header = TextFrame.WriteHeader(room, output.WrittenCount - TextFrame.MaxHeader);
        return new HubFrame(output.WrittenMemory[(TextFrame.MaxHeader - header)..]);
    }
}
