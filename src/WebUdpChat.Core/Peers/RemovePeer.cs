using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Peers;

/// <summary>Removes a peer from the list and from its rooms. What was said with it stays, under the name it had.</summary>
public sealed class RemovePeer(PeerId id) : JournalCommand<PeerId>
{
    /// <inheritdoc/>
    public override async ValueTask<Outcome<PeerId>> DecideAsync(JournalTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (transaction.State.Peers[id] is not { } peer)
            return new Refusal(RefusalKind.NotFound, PeerReasons.None.With(id));
        await PeerDeparture.RecordAsync(transaction, peer, continuedIn: null).ConfigureAwait(false);
        return id;
    }
}
