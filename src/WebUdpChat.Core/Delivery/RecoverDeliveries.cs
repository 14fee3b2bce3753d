using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Delivery;

/// <summary>
/// After a crash: what was about to be sent was sent or not, and nobody knows. It is sent again to a peer whose dialect
/// drops what it gets twice, and never by itself to a raw peer.
/// </summary>
/// <param name="interrupted">The messages that were still on their way when the last run ended.</param>
/// <param name="dropsDuplicates">Whether a dialect's peers drop what they get twice.</param>
internal sealed class RecoverDeliveries(IReadOnlyList<ChatMessage> interrupted, Func<string, bool> dropsDuplicates) : JournalCommand<bool>
{
    private const string Why = "The gateway stopped while it was sending this: it was sent or not.";

    public override async ValueTask<Outcome<bool>> DecideAsync(JournalTransaction transaction)
    {
        foreach (var message in interrupted)
        {
            foreach (var delivery in message.Delivery!.Peers.Where(static peer => peer.State == DeliveryState.Sending))
            {
                var again = transaction.State.Peers[delivery.PeerId] is { } peer && dropsDuplicates(peer.Dialect);
                await DeliveryChanges.RecordAsync(transaction, message.Id, delivery.PeerId,
                    again ? DeliveryState.Queued : DeliveryState.Unknown, again ? null : Why).ConfigureAwait(false);
            }
        }

        return true;
    }
}
