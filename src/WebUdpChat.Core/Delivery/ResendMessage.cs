using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Delivery;

/// <summary>Queues a message again for the peers that it failed to reach, or may have failed to reach.</summary>
public sealed class ResendMessage(MessageId id) : JournalCommand<ChatMessage>
{
    /// <inheritdoc/>
    public override async ValueTask<Outcome<ChatMessage>> DecideAsync(JournalTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var message = await transaction.Store.FindMessageAsync(id, CancellationToken.None).ConfigureAwait(false);
        var present = await transaction.FindDeliveryAsync(id).ConfigureAwait(false);
        if (message is null || present is null)
            return new Refusal(RefusalKind.NotFound, ConversationReasons.NoMessageSent.With(id));
        var failed = present.Delivery.Peers.Where(static peer => !peer.IsWaiting && DeliveryChanges.Follows(peer.State, DeliveryState.Queued)).ToList();
        if (failed.Count == 0)
            return new Refusal(RefusalKind.Conflict, ConversationReasons.NotFailed.With());
        var again = failed.Where(peer => transaction.State.Peers[peer.PeerId] is not null).ToList();
        if (again.Count == 0)
            return new Refusal(RefusalKind.Conflict, ConversationReasons.MessagePeerRemoved.With());
        if (again.Find(peer => OutboxBounds.IsFull(transaction.State, peer.PeerId)) is { } full)
            return OutboxBounds.Refuse(transaction.State, full.PeerId);
        var queued = present.Delivery.With(again.ToDictionary(static peer => peer.PeerId,
            peer => new PeerDelivery(peer.PeerId, DeliveryState.Queued, null, transaction.Now)));
        transaction.Append(new DeliveryChanged(id, message.ConversationId, queued, [.. again.Select(static peer => peer.PeerId)])
        {
            Requeued = message,
        });
        return message with { Delivery = queued };
    }
}
