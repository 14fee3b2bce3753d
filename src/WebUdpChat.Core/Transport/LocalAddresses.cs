using System.Collections.Concurrent;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>
/// Which of this machine's addresses each peer wrote to last, for as many of the latest peers as fit. What is older than that
/// is left to the system's routing. May be used from any thread; allocates only where something changes.
/// </summary>
/// <param name="capacity">For how many peers it is known at least; at most for twice as many.</param>
internal sealed class LocalAddresses(int capacity)
{
    private readonly Lock _gate = new();
    private volatile ConcurrentDictionary<PeerAddress, UInt128> _new = new();
    private volatile ConcurrentDictionary<PeerAddress, UInt128> _old = new();
    private int _added;

    /// <summary>A peer wrote to an address.</summary>
    public void Note(PeerAddress peer, UInt128 local)
    {
        if (_new.TryGetValue(peer, out var known))
        {
            if (known != local)
                _new[peer] = local;
            return;
        }

        lock (_gate)
        {
            if (_added++ >= capacity)
            {
                _old = _new;
                _new = new ConcurrentDictionary<PeerAddress, UInt128>();
                _added = 1;
            }

            _new[peer] = local;
        }
    }

    /// <summary>The address that a peer wrote to; 0 where that is not known.</summary>
    public UInt128 Find(PeerAddress peer) =>
        _new.TryGetValue(peer, out var local) || _old.TryGetValue(peer, out local) ? local : 0;

    /// <summary>Forgets it: the address is not of this machine any more.</summary>
    public void Forget(PeerAddress peer)
    {
        _new.TryRemove(peer, out _);
        _old.TryRemove(peer, out _);
    }
}
