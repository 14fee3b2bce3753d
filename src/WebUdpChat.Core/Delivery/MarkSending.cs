using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Delivery;

/// <summary>Records that messages are about to be handed to the operating system, before they are.</summary>
/// <param name="items">The messages and their peers, in order.</param>
internal sealed class MarkSending(IReadOnlyList<(MessageId Message, PeerId Peer)> items) : JournalCommand<bool>
{
    public override async ValueTask<Outcome<bool>> DecideAsync(JournalTransaction transaction)
    {
        foreach (var (message, peer) in items)
            await DeliveryChanges.RecordAsync(transaction, message, peer, DeliveryState.Sending, null).ConfigureAwait(false);
        return true;
    }
}
