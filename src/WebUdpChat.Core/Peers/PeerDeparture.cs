using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Peers;

/// <summary>
/// What a peer leaves behind when it goes: its deliveries end, it is in no room any more, and what was said with it stays.
/// A conversation in which nothing was said goes with it.
/// </summary>
internal static class PeerDeparture
{
    /// <summary>Appends all that, and that it is removed.</summary>
    /// <param name="transaction">Where to.</param>
    /// <param name="peer">Who goes.</param>
    /// <param name="continuedIn">Where its conversation goes on; null for nowhere.</param>
    public static async ValueTask RecordAsync(JournalTransaction transaction, Peer peer, ConversationId? continuedIn)
    {
        await DeliveryChanges.RecordAsync(transaction, End(transaction.State, peer.Id).ToList()).ConfigureAwait(false);
        foreach (var room in transaction.State.RoomsOfPeer[peer.Id]?.Rooms ?? [])
        {
            if (transaction.State.Conversations[room] is { } present)
                transaction.Append(new ConversationChanged(present.Without(peer.Id)));
        }

        var isSilent = continuedIn is null && transaction.State.Heads[peer.ConversationId] is null;
        if (!isSilent && transaction.State.Conversations[peer.ConversationId] is { } direct)
            transaction.Append(new ConversationChanged(direct with { Name = peer.DisplayName, Peers = [], ContinuedIn = continuedIn }));
        transaction.Append(new PeerRemoved(peer.Id));
        if (isSilent)
            transaction.Append(new ConversationRemoved(peer.ConversationId));
    }

    /// <summary>Messages to a peer that are on their way.</summary>
    public static IEnumerable<(MessageId Message, DeliveryState State)> Open(GatewayState state, PeerId peer) =>
        state.OpenDeliveries.Pairs.OrderBy(static open => open.Key.Seq)
            .Select(open => (Message: open.Key, Delivery: open.Value.Delivery.Of(peer)))
            .Where(open => open.Delivery is not null && state.IsOpen(open.Delivery))
            .Select(static open => (open.Message, open.Delivery!.State));

    // Every open delivery is looked at: removing a peer is rare, and keeping them by peer would cost every message.
    private static IEnumerable<DeliveryStep> End(GatewayState state, PeerId peer) => Open(state, peer).Select(open => open.State switch
    {
        DeliveryState.Sending => new DeliveryStep(open.Message, peer, DeliveryState.Unknown, DeliveryReasons.PeerRemovedWhileSending.With()),
        DeliveryState.Sent => new DeliveryStep(open.Message, peer, DeliveryState.Failed, DeliveryReasons.PeerRemovedUnconfirmed.With()),
        _ => new DeliveryStep(open.Message, peer, DeliveryState.Failed, DeliveryReasons.PeerRemoved.With()),
    });
}
