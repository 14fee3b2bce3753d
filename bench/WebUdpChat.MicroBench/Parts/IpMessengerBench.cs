using System.ComponentModel;
using System.Text;
using BenchmarkDotNet.Attributes;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Dialects.IpMessenger;

namespace WebUdpChat.MicroBench.Parts;

/// <summary>Packets of IP Messenger.</summary>
[Description("IP Messenger")]
public class IpMessengerBench
{
    private readonly byte[] _message = Encoding.UTF8.GetBytes("1_iptux 0.8.3:1795339928:alice:desk:8388896:The quick brown fox jumps over the lazy dog.\0");
    private readonly byte[] _entry = Encoding.UTF8.GetBytes("1:1795339919:alice:desk:6291457:Alice\0Team\0\nUN:alice\nHN:desk\nNN:Alice\nGN:Team\0");
    private readonly byte[] _body = "The quick brown fox jumps over the lazy dog."u8.ToArray();

    /// <summary>Its fields are views of the datagram.</summary>
    [Benchmark(Description = "parse a message")]
    public DecodeError Message() => IpMessengerPacket.TryRead(_message, out _);

    /// <summary>With the names that follow the body.</summary>
    [Benchmark(Description = "parse an entry and its extensions")]
    public int Entry()
    {
        IpMessengerPacket.TryRead(_entry, out var packet);
        return packet.Extension(0).Length + packet.Extension(1).Length;
    }

    /// <summary>The packet is allocated.</summary>
    [Benchmark(Description = "write a message")]
    public byte[] Write() => PacketWriter.Write(1_795_339_928, "alice", "desk", 0x800120, _body);
}
