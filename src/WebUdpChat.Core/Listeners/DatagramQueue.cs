using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Listeners;

/// <summary>
/// Datagrams on their way from the receive threads to the dialect, bounded in number and in bytes. Their bytes are copied once,
/// into chunks that go round: nothing is allocated per datagram. May be used from any thread.
/// </summary>
/// <param name="maxCount">Most datagrams.</param>
/// <param name="maxBytes">Most bytes, until they are released. The memory in use is at most a third more, and two chunks for each thread that adds.</param>
internal sealed class DatagramQueue(int maxCount, long maxBytes)
{
    private const int MostSpareChunks = 4;

    private readonly Lock _gate = new();
    private readonly Queue<QueuedDatagram> _datagrams = new();
    private readonly Stack<DatagramChunk> _spare = new();
    private DatagramChunk _tail = new() { IsHeld = true };
    private int _count;
    private long _bytes;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Whether so much more may be added. Several that ask at once may all be told so.</summary>
    public bool HasRoomFor(int datagrams, long bytes) =>
        Volatile.Read(ref _count) + datagrams <= maxCount && Volatile.Read(ref _bytes) + bytes <= maxBytes;

    /// <summary>Adds one. False where there is no room.</summary>
    public bool TryAdd(PeerAddress from, ReadOnlySpan<byte> datagram, DateTimeOffset at, PeerAddress group = default, LabMark mark = default)
    {
        lock (_gate)
        {
            if (!HasRoomFor(1, datagram.Length))
                return false;
            if (_tail.IsUnused)
                _tail.Clear();
            if (!_tail.HasRoomFor(datagram.Length))
                _tail = Change(_tail);
            Add(new QueuedDatagram(from, at, _tail, _tail.Add(datagram), datagram.Length, group, mark));
            return true;
        }
    }

    /// <summary>Adds those whose bytes are in chunks already; whoever adds has asked whether there is room.</summary>
    public void Add(ReadOnlySpan<QueuedDatagram> datagrams)
    {
        lock (_gate)
        {
            foreach (ref readonly var datagram in datagrams)
                Add(datagram);
        }
    }

    /// <summary>An empty chunk in place of a full one, if there was one. All that is in that is in the queue.</summary>
    public DatagramChunk Exchange(DatagramChunk? full)
    {
        lock (_gate)
            return Change(full);
    }

    /// <summary>Takes the oldest ones, as many as there are and fit. Each must be released.</summary>
    public int Take(Span<QueuedDatagram> into)
    {
        lock (_gate)
        {
            var count = 0;
            while (count < into.Length && _datagrams.TryDequeue(out var datagram))
                into[count++] = datagram;
            Volatile.Write(ref _count, _datagrams.Count);
            return count;
        }
    }

    /// <summary>Gives the memory of datagrams back that were taken.</summary>
    public void Release(ReadOnlySpan<QueuedDatagram> taken)
    {
        lock (_gate)
        {
            var bytes = _bytes;
            foreach (ref readonly var datagram in taken)
            {
                bytes -= datagram.Length;
                datagram.Chunk.Release();
                Spare(datagram.Chunk);
            }

            Volatile.Write(ref _bytes, bytes);
        }
    }

    private void Add(in QueuedDatagram datagram)
    {
        datagram.Chunk.Keep();
        _datagrams.Enqueue(datagram);
        Volatile.Write(ref _count, _datagrams.Count);
        Volatile.Write(ref _bytes, _bytes + datagram.Length);
    }

    private DatagramChunk Change(DatagramChunk? full)
    {
        full?.IsHeld = false;
        if (full is not null)
            Spare(full);
        var empty = _spare.TryPop(out var spare) ? spare : new DatagramChunk();
        empty.Clear();
        empty.IsHeld = true;
        return empty;
    }

    private void Spare(DatagramChunk chunk)
    {
        if (chunk is { IsUnused: true, IsHeld: false } && _spare.Count < MostSpareChunks)
            _spare.Push(chunk);
    }
}
