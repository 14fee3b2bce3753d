using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>Messages that left under a seal, by their packets' numbers, within a bound: the oldest are forgotten for the newest.</summary>
internal sealed class SentSeals
{
    private const int Most = 4_096;

    private readonly Dictionary<uint, (PeerAddress Peer, long Token)> _seals = [];
    private readonly Queue<uint> _order = new();

    public void Add(uint number, PeerAddress peer, long token)
    {
        if (!_seals.TryAdd(number, (peer, token)))
            return;
        _order.Enqueue(number);
        if (_order.Count > Most)
            _seals.Remove(_order.Dequeue());
    }

    /// <summary>The message of a number that a peer names; null where it was not sent to that peer. The port may be another: iptux answers from its fixed one.</summary>
    public (PeerAddress Peer, long Token)? Find(PeerAddress peer, ulong number) =>
        number <= uint.MaxValue && _seals.TryGetValue((uint)number, out var seal) && seal.Peer.IsSameHost(peer) ? seal : null;
}
