using System.Diagnostics.CodeAnalysis;

namespace WebUdpChat.Core.Listeners;

/// <summary>A first-in, first-out queue that turns away what is above its bound. May be used from any thread.</summary>
internal sealed class BoundedQueue<T>(int bound)
{
    private readonly Queue<T> _items = new();
    private bool _closed;

    public int Count
    {
        get
        {
            lock (_items)
                return _items.Count;
        }
    }

    /// <summary>False where the queue is full or closed.</summary>
    public bool TryAdd(T item)
    {
        lock (_items)
        {
            if (_closed || _items.Count >= bound)
                return false;
            _items.Enqueue(item);
            return true;
        }
    }

    public bool TryTake([MaybeNullWhen(false)] out T item)
    {
        lock (_items)
            return _items.TryDequeue(out item);
    }

    /// <summary>Turns away everything from now on; what is in it can still be taken.</summary>
    public void Close()
    {
        lock (_items)
            _closed = true;
    }
}
