using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Delivery;

/// <summary>Records how far a message got on its way to one peer.</summary>
internal sealed class RecordDelivery(MessageId message, PeerId peer, DeliveryState state, string? detail) : JournalCommand<bool>
{
    public override bool Durable => false;

    public override async ValueTask<Outcome<bool>> DecideAsync(JournalTransaction transaction)
    {
        await DeliveryChanges.RecordAsync(transaction, message, peer, state, detail).ConfigureAwait(false);
        return true;
    }
}
