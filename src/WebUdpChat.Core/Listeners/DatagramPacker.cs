using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Listeners;

/// <summary>Lays what was read at once into a chunk of its own and queues it as one: the queue's lock is taken once. Belongs to one receive thread.</summary>
internal sealed class DatagramPacker(DatagramQueue queue)
{
    private readonly QueuedRun[] _packed = new QueuedRun[LinuxReader.MostAtOnce];
    private DatagramChunk _chunk = queue.Exchange(null);
    private PeerAddress _from;
    private PeerAddress _group;
    private DateTimeOffset _at;
    private int _packedRuns;
    private int _first;
    private int _offset;
    private int _datagramsLeft;
    private long _bytesLeft;

    /// <summary>Begins with what was read at a time.</summary>
    public void Begin(DateTimeOffset at)
    {
        _at = at;
        if (_chunk.IsUnused)
            _chunk.Clear();
        Mark();
        (_datagramsLeft, _bytesLeft) = queue.Room;
    }

    /// <summary>Those that are added next are from a sender, and were written to a group or to this machine alone.</summary>
    public void BeginRun(PeerAddress from, PeerAddress group)
    {
        EndRun();
        (_from, _group) = (from, group);
    }

    /// <summary>False where the queue has no room for it.</summary>
    public bool TryAdd(ReadOnlySpan<byte> datagram)
    {
        if (_datagramsLeft < 1 || _bytesLeft < datagram.Length)
            return false;
        if (!_chunk.HasRoomFor(datagram.Length))
            Change();
        _chunk.Add(datagram);
        _datagramsLeft--;
        _bytesLeft -= datagram.Length;
        return true;
    }

    /// <summary>Queues it.</summary>
    public void End()
    {
        EndRun();
        Hand();
    }

    private void EndRun()
    {
        var count = _chunk.Count - _first;
        if (count == 0)
            return;
        if (_packedRuns == _packed.Length)
            Hand();
        _packed[_packedRuns++] = new QueuedRun(_from, _group, _at, default, _chunk, _first, _offset, count, _chunk.Used - _offset);
        Mark();
    }

    private void Hand()
    {
        queue.Add(_packed.AsSpan(0, _packedRuns));
        _packedRuns = 0;
    }

    private void Change()
    {
        End();
        _chunk = queue.Exchange(_chunk);
        Mark();
    }

    private void Mark() => (_first, _offset) = (_chunk.Count, _chunk.Used);
}
