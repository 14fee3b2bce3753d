using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Listeners;

/// <summary>
/// Datagrams in a <see cref="DatagramQueue"/> that came one after the other, from the same sender, at the same time: most often
/// one, in a burst up to as many as are read at once.
/// </summary>
/// <param name="From">Who sent them.</param>
/// <param name="Group">The group or broadcast address that they were written to; all zero for this machine alone.</param>
/// <param name="At">When they were read from the socket.</param>
/// <param name="Mark">What the fault lab did to them.</param>
/// <param name="Chunk">Where their bytes are.</param>
/// <param name="First">The place of the first one in it.</param>
/// <param name="Offset">Where the bytes of that begin.</param>
/// <param name="Count">How many datagrams.</param>
/// <param name="Bytes">How many bytes.</param>
internal readonly record struct QueuedRun(
    PeerAddress From, PeerAddress Group, DateTimeOffset At, LabMark Mark, DatagramChunk Chunk, int First, int Offset, int Count, int Bytes)
{
    /// <summary>How long each is, until they are released.</summary>
    public ReadOnlySpan<ushort> Lengths => Chunk.Lengths(First, Count);

    /// <summary>The bytes of all, one behind the other, until they are released.</summary>
    public ReadOnlySpan<byte> Memory => Chunk.Read(Offset, Bytes);

    /// <summary>Goes through the bytes of each.</summary>
    public Enumerator GetEnumerator() => new(Memory, Lengths);

    /// <summary>Where one is among them.</summary>
    internal ref struct Enumerator(ReadOnlySpan<byte> memory, ReadOnlySpan<ushort> lengths)
    {
        private readonly ReadOnlySpan<byte> _memory = memory;
        private readonly ReadOnlySpan<ushort> _lengths = lengths;
        private int _next;
        private int _offset;

        /// <summary>The bytes of this one.</summary>
        public ReadOnlySpan<byte> Current { get; private set; }

        public bool MoveNext()
        {
            if (_next == _lengths.Length)
                return false;
            int length = _lengths[_next++];
            Current = _memory.Slice(_offset, length);
            _offset += length;
            return true;
        }
    }
}
