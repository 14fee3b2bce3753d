namespace WebUdpChat.Core.Listeners;

/// <summary>
/// A block of memory that datagrams are laid into one behind the other, and that is used again when all are gone. One thread
/// adds; the rest is the queue's, under its lock.
/// </summary>
internal sealed class DatagramChunk
{
    /// <summary>Room for several of the longest datagrams.</summary>
    public const int Length = 256 << 10;

    private readonly byte[] _memory = GC.AllocateUninitializedArray<byte>(Length);
    private int _used;
    private int _inUse;

    /// <summary>Whether somebody still adds to it.</summary>
    public bool IsHeld { get; set; }

    /// <summary>Whether nobody needs what is in it. Whoever adds may read it without the lock: only what it adds makes it false again.</summary>
    public bool IsUnused => Volatile.Read(ref _inUse) == 0;

    public bool HasRoomFor(int length) => Length - _used >= length;

    /// <summary>Copies a datagram in. Returns where it begins.</summary>
    public int Add(ReadOnlySpan<byte> datagram)
    {
        var offset = _used;
        datagram.CopyTo(_memory.AsSpan(offset));
        _used += datagram.Length;
        return offset;
    }

    /// <summary>Begins anew. For whoever adds, when it is unused.</summary>
    public void Clear() => _used = 0;

    public ReadOnlySpan<byte> Read(int offset, int length) => _memory.AsSpan(offset, length);

    /// <summary>One of its datagrams is in the queue.</summary>
    public void Keep() => _inUse++;

    /// <summary>One of its datagrams is no longer needed.</summary>
    public void Release() => Volatile.Write(ref _inUse, _inUse - 1);
}
