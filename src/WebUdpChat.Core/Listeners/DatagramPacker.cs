using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Listeners;

/// <summary>Lays what was read at once into a chunk of its own and queues it as one: the queue's lock is taken once. Belongs to one receive thread.</summary>
internal sealed class DatagramPacker(DatagramQueue queue)
{
    private readonly QueuedDatagram[] _packed = new QueuedDatagram[LinuxReader.MostAtOnce];
    private DatagramChunk _chunk = queue.Exchange(null);
    private DateTimeOffset _at;
    private int _count;
    private long _bytes;

    /// <summary>Begins with what was read at a time.</summary>
    public void Begin(DateTimeOffset at)
    {
        _at = at;
        if (_chunk.IsUnused)
            _chunk.Clear();
    }

    /// <summary>False where the queue has no room for it.</summary>
    public bool TryAdd(in ReceivedDatagram datagram)
    {
        var length = datagram.Bytes.Length;
        if (!queue.HasRoomFor(_count + 1, _bytes + length))
            return false;
        if (_count == _packed.Length || !_chunk.HasRoomFor(length))
            End();
        if (!_chunk.HasRoomFor(length))
            _chunk = queue.Exchange(_chunk);
        _packed[_count++] = new QueuedDatagram(datagram.From, _at, _chunk, _chunk.Add(datagram.Bytes), length, datagram.Group, default);
        _bytes += length;
        return true;
    }

    /// <summary>Queues it.</summary>
    public void End()
    {
        queue.Add(_packed.AsSpan(0, _count));
        (_count, _bytes) = (0, 0);
    }
}
