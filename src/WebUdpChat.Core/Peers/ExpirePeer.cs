using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Peers;

/// <summary>Removes a peer that came by itself, that nobody cared for, and that is silent for long. What it said stays.</summary>
/// <param name="id">The peer.</param>
/// <param name="headSeq">Its newest message when it was looked at: anything newer keeps it.</param>
public sealed class ExpirePeer(PeerId id, long headSeq) : JournalCommand<bool>
{
    /// <inheritdoc/>
    public override bool Durable => false;

    /// <summary>Whether nobody would miss a peer.</summary>
    public static bool IsForgotten(GatewayState state, Peer peer, DateTimeOffset? lastSeen, DateTimeOffset olderThan)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(peer);
        return peer is { Transient: true } && state.RoomsOfPeer.Find(peer.Id) is null && lastSeen < olderThan;
    }

    /// <inheritdoc/>
    public override async ValueTask<Outcome<bool>> DecideAsync(JournalTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (transaction.State.Peers[id] is not { Transient: true } peer || transaction.State.RoomsOfPeer[id] is not null
            || (transaction.State.Heads[peer.ConversationId]?.Seq ?? 0) != headSeq)
            return false;
        await PeerDeparture.RecordAsync(transaction, peer, continuedIn: null).ConfigureAwait(false);
        return true;
    }
}
