using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Delivery;

/// <summary>Records how far messages got.</summary>
internal sealed class RecordDelivery(IReadOnlyList<DeliveryStep> steps) : JournalCommand<bool>
{
    public override bool Durable => false;

    public override int Size => steps.Count;

    public override async ValueTask<Outcome<bool>> DecideAsync(JournalTransaction transaction)
    {
        await DeliveryChanges.RecordAsync(transaction, steps).ConfigureAwait(false);
        return true;
    }
}
