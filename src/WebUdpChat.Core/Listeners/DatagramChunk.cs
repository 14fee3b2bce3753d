namespace WebUdpChat.Core.Listeners;

/// <summary>A block of memory that datagrams are laid into one behind the other, and that is used again when all are gone.</summary>
internal sealed class DatagramChunk
{
    /// <summary>Room for several of the longest datagrams.</summary>
    public const int Length = 256 << 10;

    private readonly byte[] _memory = GC.AllocateUninitializedArray<byte>(Length);
    private int _used;
    private int _inUse;

    /// <summary>Whether nobody needs what is in it.</summary>
    public bool IsUnused => _inUse == 0;

    public bool HasRoomFor(int length) => Length - _used >= length;

    /// <summary>Copies a datagram in. Returns where it begins.</summary>
    public int Add(ReadOnlySpan<byte> datagram)
    {
        var offset = _used;
        datagram.CopyTo(_memory.AsSpan(offset));
        _used += datagram.Length;
        _inUse++;
        return offset;
    }

    public ReadOnlySpan<byte> Read(int offset, int length) => _memory.AsSpan(offset, length);

    /// <summary>One of its datagrams is no longer needed.</summary>
    public void Release()
    {
        if (--_inUse == 0)
            _used = 0;
    }
}
