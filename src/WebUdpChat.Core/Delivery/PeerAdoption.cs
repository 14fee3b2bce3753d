using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Delivery;

/// <summary>Makes a peer the deciding node's own, with what waits for it, in its order.</summary>
internal static class PeerAdoption
{
    public static async ValueTask<Peer> AdoptAsync(JournalTransaction transaction, Peer peer)
    {
        var adopted = peer with { Node = transaction.Node };
        transaction.Append(new PeerChanged(adopted));
        if (transaction.State.Waiting[peer.Id] is null)
            return adopted;
        var waiting = transaction.State.OpenDeliveries.Pairs
            .Where(pair => pair.Value.Delivery.Of(peer.Id) is { State: DeliveryState.Queued })
            .OrderBy(static pair => pair.Key.Seq).ToList();
        foreach (var (id, open) in waiting)
            await QueueAsync(transaction, id, open, peer.Id).ConfigureAwait(false);
        return adopted;
    }

    private static async ValueTask QueueAsync(JournalTransaction transaction, MessageId id, OpenDelivery open, PeerId peer)
    {
        var message = await transaction.FindMessageAsync(id).ConfigureAwait(false);
        var queued = new PeerDelivery(peer, DeliveryState.Queued, null, transaction.Now);
        transaction.Append(new DeliveryChanged(
            id, open.ConversationId, open.Delivery.With(new Dictionary<PeerId, PeerDelivery> { [peer] = queued }), [peer])
        {
            Requeued = message,
        });
    }
}
