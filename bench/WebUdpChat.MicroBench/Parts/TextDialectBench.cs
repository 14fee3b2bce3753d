using System.ComponentModel;
using BenchmarkDotNet.Attributes;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.MicroBench.Parts;

/// <summary>The text dialect, in a world that takes everything.</summary>
[Description("text dialect")]
public class TextDialectBench
{
    private static readonly PeerAddress Peer = new(0x7F000001, 9101);

    private readonly TextDialect _dialect = new();
    private readonly SilentContext _context = new();
    private readonly byte[] _datagram = "The quick brown fox jumps over the lazy dog, 64 bytes in all.\n"u8.ToArray();
    private readonly OutgoingMessage _message = new(1, "The quick brown fox jumps over the lazy dog, 64 bytes in all.\n"u8.ToArray());

    /// <summary>The message and its event are allocated.</summary>
    [Benchmark(Description = "a datagram becomes a message")]
    public void Datagram() => _dialect.HandleDatagram(Peer, _datagram, _context);

    /// <summary>The report of its fate is allocated.</summary>
    [Benchmark(Description = "a message becomes a datagram and is reported")]
    public void Send() => _dialect.Send(Peer, _message, _context);
}
