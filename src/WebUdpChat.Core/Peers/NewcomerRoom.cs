using System.Net.Sockets;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Policy;

namespace WebUdpChat.Core.Peers;

/// <summary>
/// Makes room for peers that come by themselves: beyond the bounds those go, with their conversations, that nobody cared
/// for and that were not heard for the longest time. Who is in a room stays.
/// </summary>
internal static class NewcomerRoom
{
    // To find the one heard longest ago, all are looked at. So that not each newcomer costs that, some go at once.
    private const int Share = 32;

    /// <summary>Appends what makes room for one at this address.</summary>
    /// <returns>Who is gone.</returns>
    public static IReadOnlyList<Peer> Make(JournalTransaction transaction, PeerAddress newcomer, NewcomerBounds bounds)
    {
        var gone = new List<Peer>();
        var block = NewcomerBlock.Of(newcomer);
        if (!AddressBlocks.Any(AddressBlocks.Loopback, newcomer))
        {
            var most = newcomer.Family == AddressFamily.InterNetworkV6 ? bounds.UnverifiedPerIpv6Block : bounds.UnverifiedPerIpv4Block;
            gone.AddRange(Make(transaction, block, most, peer => NewcomerBlock.Of(peer.Address) == block));
        }

        gone.AddRange(Make(transaction, NewcomerBlock.All, bounds.Unverified, static _ => true));
        return gone;
    }

    private static List<Peer> Make(JournalTransaction transaction, NewcomerBlock block, int most, Predicate<Peer> isMeant)
    {
        var state = transaction.State;
        if ((state.Newcomers[block]?.Peers ?? 0) < most)
            return [];
        var gone = state.Peers.Pairs.Select(static pair => pair.Value)
            .Where(peer => peer.Transient && isMeant(peer) && state.RoomsOfPeer[peer.Id] is null)
            .OrderBy(peer => Math.Max(peer.Id.Value, state.Heads[peer.ConversationId]?.Seq ?? 0))
            .Take(Math.Max(1, most / Share)).ToList();
        foreach (var peer in gone)
        {
            transaction.Append(new PeerRemoved(peer.Id));
            transaction.Append(new ConversationRemoved(peer.ConversationId));
        }

        return gone;
    }
}
