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
        var own = items.Where(item => IsOwn(transaction, item.Peer));
        await DeliveryChanges.RecordAsync(transaction, own.Select(static item => new DeliveryStep(item.Message, item.Peer, DeliveryState.Sending)))
            .ConfigureAwait(false);
        return true;
    }

    // Where nodes share the journal, this is what keeps two of them from sending the same: what comes before in the
    // journal says whose the peer is, and nobody appends anything while this is decided.
    private static bool IsOwn(JournalTransaction transaction, PeerId peer) =>
        transaction.Node is null || transaction.State.Peers[peer] is not { } known || known.Node == transaction.Node;
}
