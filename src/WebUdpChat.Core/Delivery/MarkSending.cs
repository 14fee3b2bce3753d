using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Delivery;

/// <summary>
/// Records that messages are about to be handed to the operating system, before they are, and on the disk: else a
/// message could be sent, and queued again by a power cut.
/// </summary>
/// <param name="items">The messages and their peers, in order.</param>
internal sealed class MarkSending(IReadOnlyList<(MessageId Message, PeerId Peer)> items) : JournalCommand<bool>
{
    public override int Size => items.Count;

    public override async ValueTask<Outcome<bool>> DecideAsync(JournalTransaction transaction)
    {
        await DeliveryChanges.RecordAsync(transaction, items.Select(static item => new DeliveryStep(item.Message, item.Peer, DeliveryState.Sending)))
            .ConfigureAwait(false);
        return true;
    }
}
