namespace WebUdpChat.Core.Journal;

/// <summary>Room for requests of one kind, bounded in number and in bytes. May be used from any thread.</summary>
internal sealed class QueueRoom(int maxCount, long maxBytes)
{
    private readonly Lock _lock = new();
    private int _count;
    private long _bytes;

    /// <summary>How many bytes are taken, about.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
                return _bytes;
        }
    }

    /// <summary>How many places are taken.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _count;
        }
    }

    /// <summary>False where there is no room; then nothing is taken.</summary>
    public bool TryTake(int count, long bytes)
    {
        lock (_lock)
        {
            if (_count + count > maxCount || _bytes + bytes > maxBytes)
                return false;
            _count += count;
            _bytes += bytes;
            return true;
        }
    }

    /// <summary>Gives one place back, and the bytes that go with it.</summary>
    public void Give(long bytes)
    {
        lock (_lock)
        {
            _count--;
            _bytes -= bytes;
        }
    }
}
