using System.Diagnostics.CodeAnalysis;
using WebUdpChat.Hubs.Sockets;

namespace WebUdpChat.Hubs;

/// <summary>What waits to be told to a browser and is not part of the feed. Signs of life may be lost: the oldest goes first. Thread-safe.</summary>
internal sealed class Notices
{
    private const int MaxWaiting = 16;

    // Each open page has one: it is its own lock.
    private Queue<HubFrame>? _waiting;

    public void Add(HubFrame notice)
    {
        lock (this)
        {
            _waiting ??= new Queue<HubFrame>();
            if (_waiting.Count == MaxWaiting)
                _waiting.Dequeue();
            _waiting.Enqueue(notice);
        }
    }

    public bool TryTake([NotNullWhen(true)] out HubFrame? notice)
    {
        notice = null;
        if (_waiting is null)
            return false;
        lock (this)
            return _waiting.TryDequeue(out notice);
    }
}
