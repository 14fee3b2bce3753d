using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Listeners;

/// <summary>A datagram in a <see cref="DatagramQueue"/>.</summary>
/// <param name="From">Who sent it.</param>
/// <param name="At">When it was read from the socket.</param>
/// <param name="Chunk">Where its bytes are.</param>
/// <param name="Offset">Where they begin.</param>
/// <param name="Length">How many there are.</param>
internal readonly record struct QueuedDatagram(PeerAddress From, DateTimeOffset At, DatagramChunk Chunk, int Offset, int Length)
{
    /// <summary>Its bytes, until it is released.</summary>
    public ReadOnlySpan<byte> Bytes => Chunk.Read(Offset, Length);
}
