namespace WebUdpChat.Core.Listeners;

/// <summary>
/// A block of memory that datagrams are laid into one behind the other, and that is used again when all are gone. One thread
/// adds; the rest is the queue's, under its lock.
/// </summary>
internal sealed class DatagramChunk
{
    /// <summary>Room for several of the longest datagrams.</summary>
    public const int Length = 256 << 10;

    /// <summary>Room for so many, however short.</summary>
    public const int MostDatagrams = 16 << 10;

    private readonly byte[] _memory = GC.AllocateUninitializedArray<byte>(Length);
    private readonly ushort[] _lengths = GC.AllocateUninitializedArray<ushort>(MostDatagrams);
    private int _inUse;

    /// <summary>Whether somebody still adds to it.</summary>
    public bool IsHeld { get; set; }

    /// <summary>Whether nobody needs what is in it. Whoever adds may read it without the lock: only what it adds makes it false again.</summary>
    public bool IsUnused => Volatile.Read(ref _inUse) == 0;

    /// <summary>How many datagrams were added.</summary>
    public int Count { get; private set; }

    /// <summary>How many bytes were added.</summary>
    public int Used { get; private set; }

    public bool HasRoomFor(int length) => Count < MostDatagrams && Length - Used >= length;

    /// <summary>Copies a datagram in.</summary>
    public void Add(ReadOnlySpan<byte> datagram)
    {
        datagram.CopyTo(_memory.AsSpan(Used));
        _lengths[Count++] = (ushort)datagram.Length; // no datagram is longer than 65,527 bytes
        Used += datagram.Length;
    }

    /// <summary>Begins anew. For whoever adds, when it is unused.</summary>
    public void Clear() => (Count, Used) = (0, 0);

    public ReadOnlySpan<ushort> Lengths(int first, int count) => _lengths.AsSpan(first, count);

    public ReadOnlySpan<byte> Read(int offset, int length) => _memory.AsSpan(offset, length);

    /// <summary>A run of its datagrams is in the queue.</summary>
    public void Keep() => _inUse++;

    /// <summary>A run of its datagrams is no longer needed.</summary>
    public void Release() => Volatile.Write(ref _inUse, _inUse - 1);
}
