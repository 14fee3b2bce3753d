using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Listeners;

/// <summary>
/// Datagrams on their way from the receive threads to the dialect, bounded in number and in bytes. Their bytes are copied once,
/// into chunks that go round: nothing is allocated per datagram. May be used from any thread.
/// </summary>
/// <param name="maxCount">Most datagrams.</param>
/// <param name="maxBytes">Most bytes, until they are released. The memory in use is at most a third more,
/// and two chunks for each thread that adds.</param>
internal sealed class DatagramQueue(int maxCount, long maxBytes)
{
    private const int MostSpareChunks = 4;

    // As many as a loop takes in one turn: only a backlog makes it grow, on the thread that reads.
    private const int RunsAtFirst = 256;

    private readonly Lock _gate = new();
    private readonly Queue<QueuedRun> _runs = new(RunsAtFirst);

    // One for the first packer that does not get rid of what it has while it reads on: receive threads allocate nothing.
    private readonly Stack<DatagramChunk> _spare = new([new DatagramChunk()]);
    private DatagramChunk _tail = new() { IsHeld = true };
    private int _count;
    private long _bytes;

    public int Count => Volatile.Read(ref _count);

    /// <summary>How much more may be added. Several that ask at once may all be told so.</summary>
    public (int Datagrams, long Bytes) Room => (maxCount - Volatile.Read(ref _count), maxBytes - Volatile.Read(ref _bytes));

    /// <summary>Adds one. False where there is no room.</summary>
    public bool TryAdd(PeerAddress from, ReadOnlySpan<byte> datagram, DateTimeOffset at, PeerAddress group = default, LabMark mark = default)
    {
        lock (_gate)
        {
            if (_count >= maxCount || _bytes + datagram.Length > maxBytes)
                return false;
            if (_tail.IsUnused)
                _tail.Clear();
            if (!_tail.HasRoomFor(datagram.Length))
                _tail = Change(_tail);
            Add(new QueuedRun(from, group, at, mark, _tail, _tail.Count, _tail.Used, 1, datagram.Length));
            _tail.Add(datagram);
            return true;
        }
    }

    /// <summary>Adds those whose bytes are in chunks already; whoever adds has asked whether there is room.</summary>
    public void Add(ReadOnlySpan<QueuedRun> runs)
    {
        if (runs.IsEmpty)
            return;
        lock (_gate)
        {
            foreach (ref readonly var run in runs)
                Add(run);
        }
    }

    /// <summary>An empty chunk in place of a full one, if there was one. All that is in that is in the queue.</summary>
    public DatagramChunk Exchange(DatagramChunk? full)
    {
        lock (_gate)
            return Change(full);
    }

    /// <summary>Takes the oldest ones, as many as there are and fit, in whole runs. Each must be released.</summary>
    /// <param name="into">Where they go.</param>
    /// <param name="most">How many datagrams at most; one run may be more by itself.</param>
    /// <param name="more">Whether some were left.</param>
    /// <returns>How many runs it were.</returns>
    public int Take(Span<QueuedRun> into, int most, out bool more)
    {
        lock (_gate)
        {
            var (runs, datagrams) = (0, 0);
            while ((more = _runs.TryPeek(out var next)) && runs < into.Length && (runs == 0 || datagrams + next.Count <= most))
            {
                into[runs++] = next;
                datagrams += next.Count;
                _runs.Dequeue();
            }

            Volatile.Write(ref _count, _count - datagrams);
            return runs;
        }
    }

    /// <summary>Gives the memory of datagrams back that were taken.</summary>
    public void Release(ReadOnlySpan<QueuedRun> taken)
    {
        if (taken.IsEmpty)
            return;
        lock (_gate)
        {
            var bytes = _bytes;
            foreach (ref readonly var run in taken)
            {
                bytes -= run.Bytes;
                run.Chunk.Release();
                Spare(run.Chunk);
            }

            Volatile.Write(ref _bytes, bytes);
        }
    }

    private void Add(in QueuedRun run)
    {
        run.Chunk.Keep();
        _runs.Enqueue(run);
        Volatile.Write(ref _count, _count + run.Count);
        Volatile.Write(ref _bytes, _bytes + run.Bytes);
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
