using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Listeners;

/// <summary>
/// Datagrams on their way from the receive threads to the dialect, bounded in number and in bytes. Their bytes are copied once,
/// into chunks that go round: nothing is allocated per datagram. May be used from any thread.
/// </summary>
/// <param name="maxCount">Most datagrams.</param>
/// <param name="maxBytes">Most bytes, until they are released. The memory in use is at most a third more, and two chunks.</param>
internal sealed class DatagramQueue(int maxCount, long maxBytes)
{
    private const int MostSpareChunks = 4;

    private readonly Lock _gate = new();
    private readonly Queue<QueuedDatagram> _datagrams = new();
    private readonly Stack<DatagramChunk> _spare = new();
    private DatagramChunk _tail = new();
    private long _bytes;

    public int Count
    {
        get
        {
            lock (_gate)
                return _datagrams.Count;
        }
    }

    /// <summary>False where there is no room.</summary>
    public bool TryAdd(PeerAddress from, ReadOnlySpan<byte> datagram, DateTimeOffset at, PeerAddress group = default, LabMark mark = default)
    {
        lock (_gate)
        {
            if (_datagrams.Count >= maxCount || _bytes + datagram.Length > maxBytes)
                return false;
            if (!_tail.HasRoomFor(datagram.Length))
                _tail = _spare.TryPop(out var spare) ? spare : new DatagramChunk();
            _datagrams.Enqueue(new QueuedDatagram(from, at, _tail, _tail.Add(datagram), datagram.Length, group, mark));
            _bytes += datagram.Length;
            return true;
        }
    }

    /// <summary>Takes the oldest ones, as many as there are and fit. Each must be released.</summary>
    public int Take(Span<QueuedDatagram> into)
    {
        lock (_gate)
        {
            var count = 0;
            while (count < into.Length && _datagrams.TryDequeue(out var datagram))
                into[count++] = datagram;
            return count;
        }
    }

    /// <summary>Gives the memory of datagrams back that were taken.</summary>
    public void Release(ReadOnlySpan<QueuedDatagram> taken)
    {
        lock (_gate)
        {
            foreach (var datagram in taken)
            {
                _bytes -= datagram.Length;
                datagram.Chunk.Release();
                if (datagram.Chunk.IsUnused && datagram.Chunk != _tail && _spare.Count < MostSpareChunks)
                    _spare.Push(datagram.Chunk);
            }
        }
    }
}
