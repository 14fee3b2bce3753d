using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Peers;

/// <summary>Removes a peer from the list and from its rooms. What was said with it stays, under the name it had.</summary>
public sealed class RemovePeer(PeerId id) : JournalCommand<PeerId>
{
    /// <inheritdoc/>
    public override async ValueTask<Outcome<PeerId>> DecideAsync(JournalTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (transaction.State.Peers[id] is not { } peer)
            return new Refusal(RefusalKind.NotFound, $"There is no peer {id}.");
        await DeliveryChanges.RecordAsync(transaction, End(transaction.State).ToList()).ConfigureAwait(false);
        foreach (var room in transaction.State.RoomsOfPeer[id]?.Rooms ?? [])
            Leave(transaction, transaction.State.Conversations[room]);
        if (transaction.State.Conversations[peer.ConversationId] is { } direct)
            transaction.Append(new ConversationChanged(direct with { Name = peer.DisplayName, Peers = [] }));
        transaction.Append(new PeerRemoved(id));
        return id;
    }

    // Every open delivery is looked at: removing a peer is rare, and keeping them by peer would cost every message.
    private IEnumerable<DeliveryStep> End(GatewayState state) => state.OpenDeliveries.Pairs.OrderBy(static open => open.Key.Seq)
        .Select(open => (Message: open.Key, Delivery: open.Value.Delivery.Of(id)))
        .Where(open => open.Delivery is not null && state.IsOpen(open.Delivery))
        .Select(open => End(open.Message, open.Delivery!.State));

    private DeliveryStep End(MessageId message, DeliveryState present) => present switch
    {
        DeliveryState.Sending => new(message, id, DeliveryState.Unknown, "The peer was removed while this was being sent: it was sent or not."),
        DeliveryState.Sent => new(message, id, DeliveryState.Failed, "The peer was removed before it confirmed this."),
        _ => new(message, id, DeliveryState.Failed, "The peer was removed."),
    };

    private void Leave(JournalTransaction transaction, Conversation? room)
    {
        if (room is not null)
            transaction.Append(new ConversationChanged(room with { Peers = room.Peers.Remove(id) }));
    }
}
