using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Delivery;

/// <summary>Writes into the journal how far messages got, and keeps the words in their order.</summary>
internal static class DeliveryChanges
{
    /// <summary>Records a new state for one peer of a message. What is already known, or comes too late, is left out.</summary>
    public static async ValueTask RecordAsync(JournalTransaction transaction, MessageId message, PeerId peer, DeliveryState state, string? detail)
    {
        if (await FindAsync(transaction, message).ConfigureAwait(false) is not var (conversation, delivery))
            return;
        if (delivery.Of(peer) is not { } present || !Follows(present.State, state))
            return;
        var next = new PeerDelivery(peer, state, detail, transaction.Now);
        var changed = delivery.With(new Dictionary<PeerId, PeerDelivery> { [peer] = next });
        transaction.Append(new DeliveryChanged(message, conversation, changed, [peer]));
    }

    /// <summary>Whether one state may come after another.</summary>
    public static bool Follows(DeliveryState present, DeliveryState next) => next switch
    {
        DeliveryState.Queued => present is DeliveryState.Failed or DeliveryState.Unreachable or DeliveryState.Unknown or DeliveryState.Sending,
        DeliveryState.Sending => present is DeliveryState.Queued,
        DeliveryState.Sent => present is DeliveryState.Sending,
        DeliveryState.Acknowledged => present is DeliveryState.Sending or DeliveryState.Sent or DeliveryState.Unreachable,
        DeliveryState.Read => present is DeliveryState.Sending or DeliveryState.Sent or DeliveryState.Acknowledged,
        DeliveryState.Failed => present is DeliveryState.Queued or DeliveryState.Sending or DeliveryState.Sent,
        DeliveryState.Unreachable => present is DeliveryState.Sending or DeliveryState.Sent,
        DeliveryState.Unknown => present is DeliveryState.Sending,
        _ => false,
    };

    private static async ValueTask<(ConversationId Conversation, MessageDelivery Delivery)?> FindAsync(JournalTransaction transaction, MessageId id)
    {
        if (transaction.State.OpenDeliveries[id] is { } open)
            return (open.ConversationId, open.Delivery);
        if (transaction.FindChange(id) is { } change)
            return (change.ConversationId, change.Delivery);
        var message = await transaction.Store.FindMessageAsync(id, CancellationToken.None).ConfigureAwait(false);
        return message is { Delivery: { } delivery } ? (message.ConversationId, delivery) : null;
    }
}
