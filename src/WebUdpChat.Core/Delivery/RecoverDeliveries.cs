using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Delivery;

/// <summary>
/// After a crash: what was about to be sent was sent or not, and nobody knows. It is sent again to a peer whose dialect
/// drops what it gets twice, as is what such a peer did not confirm; never by itself to a raw peer.
/// </summary>
/// <param name="interrupted">The messages that were still on their way when the last run ended.</param>
/// <param name="dropsDuplicates">Whether a dialect's peers drop what they get twice.</param>
internal sealed class RecoverDeliveries(IReadOnlyList<ChatMessage> interrupted, Func<string, bool> dropsDuplicates) : JournalCommand<bool>
{
    private static readonly Reason Why = DeliveryReasons.StoppedWhileSending.With();
    private static readonly Reason NotConfirmed = DeliveryReasons.StoppedUnconfirmed.With();

    public override async ValueTask<Outcome<bool>> DecideAsync(JournalTransaction transaction)
    {
        var steps = interrupted.SelectMany(message => message.Delivery!.Peers
            .Where(peer => transaction.Node is null || transaction.State.Peers[peer.PeerId] is not { } known || known.Node == transaction.Node)
            .SelectMany(peer => Recover(transaction.State, message.Id, peer, dropsDuplicates)));
        await DeliveryChanges.RecordAsync(transaction, steps.ToList()).ConfigureAwait(false);
        return true;
    }

    /// <summary>What becomes of one delivery whose gateway stopped.</summary>
    public static IEnumerable<DeliveryStep> Recover(GatewayState state, MessageId message, PeerDelivery delivery, Func<string, bool> dropsDuplicates)
    {
        var again = state.Peers[delivery.PeerId] is { } peer && dropsDuplicates(peer.Dialect);
        if (delivery.State == DeliveryState.Sending)
        {
            yield return again
                ? new DeliveryStep(message, delivery.PeerId, DeliveryState.Queued)
                : new DeliveryStep(message, delivery.PeerId, DeliveryState.Unknown, Why);
        }
        else if (delivery.State == DeliveryState.Sent && state.IsOpen(delivery))
        {
            yield return new DeliveryStep(message, delivery.PeerId, DeliveryState.Failed, NotConfirmed);
            if (again)
                yield return new DeliveryStep(message, delivery.PeerId, DeliveryState.Queued);
        }
    }
}
