using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Delivery;

/// <summary>
/// Which peers are a node's own, event by event: what was said to a peer before it came from another node is not this
/// node's to send, however many events are read at once.
/// </summary>
/// <param name="node">The node; null where all peers are its own.</param>
/// <param name="peers">The peers that there are.</param>
internal sealed class PeersOfNode(string? node, IEnumerable<Peer> peers)
{
    private readonly HashSet<PeerId> _others = [.. peers.Where(peer => node is not null && peer.Node != node).Select(static peer => peer.Id)];

    /// <summary>Whether a peer is the node's own.</summary>
    public bool Has(PeerId peer) => !_others.Contains(peer);

    /// <summary>A peer has changed. True where it was the node's own and is not any more.</summary>
    public bool Leaves(Peer peer)
    {
        if (node is null || peer.Node == node)
        {
            _others.Remove(peer.Id);
            return false;
        }

        return _others.Add(peer.Id);
    }
}
