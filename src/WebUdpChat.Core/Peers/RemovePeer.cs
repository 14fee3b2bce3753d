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
        foreach (var (message, _) in transaction.State.OpenDeliveries.Pairs.Where(open => open.Value.Delivery.Of(id) is not null).ToList())
            await DeliveryChanges.RecordAsync(transaction, message, id, DeliveryState.Failed, "The peer was removed.").ConfigureAwait(false);
        foreach (var room in transaction.State.RoomsOfPeer[id]?.Rooms ?? [])
            Leave(transaction, transaction.State.Conversations[room]);
        if (transaction.State.Conversations[peer.ConversationId] is { } direct)
            transaction.Append(new ConversationChanged(direct with { Name = peer.DisplayName, Peers = [] }));
        transaction.Append(new PeerRemoved(id));
        return id;
    }

    private void Leave(JournalTransaction transaction, Conversation? room)
    {
        if (room is not null)
            transaction.Append(new ConversationChanged(room with { Peers = room.Peers.Remove(id) }));
    }
}
