using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Listeners;

/// <summary>A datagram in a <see cref="DatagramQueue"/>.</summary>
/// <param name="From">Who sent it.</param>
/// <param name="At">When it was read from the socket.</param>
/// <param name="Chunk">Where its bytes are.</param>
/// <param name="Offset">Where they begin.</param>
/// <param name="Length">How many there are.</param>
/// <param name="Group">The group or broadcast address that it was written to; all zero for this machine alone.</param>
/// <param name="Mark">What the fault lab did to it.</param>
internal readonly record struct QueuedDatagram(
    PeerAddress From, DateTimeOffset At, DatagramChunk Chunk, int Offset, int Length, PeerAddress Group, LabMark Mark)
{
    /// <summary>Its bytes, until it is released.</summary>
    public ReadOnlySpan<byte> Bytes => Chunk.Read(Offset, Length);
}
