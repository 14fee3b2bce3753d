using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Delivery;

/// <summary>
/// Looks after what is on its way to peers whose node is gone, a step of it. What was about to be sent is of unknown
/// fate. What waits is taken over where this node may, else it is said for whom it waits.
/// </summary>
/// <param name="mayTake">Whether this node may take a peer over.</param>
/// <param name="dropsDuplicates">Whether a dialect's peers drop what they get twice.</param>
public sealed class CareForGone(Func<Peer, bool> mayTake, Func<string, bool> dropsDuplicates) : JournalCommand<bool>
{
    private const int MaxStep = 256;

    /// <inheritdoc/>
    public override int Size => MaxStep;

    /// <summary>Whether there is something to look after.</summary>
    /// <param name="state">What the journal adds up to.</param>
    /// <param name="gone">The nodes that are gone.</param>
    /// <param name="mayTake">Whether this node may take a peer over.</param>
    public static bool IsNeeded(GatewayState state, IReadOnlySet<string> gone, Func<Peer, bool> mayTake)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(gone);
        ArgumentNullException.ThrowIfNull(mayTake);
        return state.OpenDeliveries.Committed.Any(open => open.Delivery.Peers.Any(delivery =>
            state.Peers.Find(delivery.PeerId) is { } peer && IsToDo(peer, delivery, gone, mayTake)));
    }

    /// <inheritdoc/>
    public override async ValueTask<Outcome<bool>> DecideAsync(JournalTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (transaction.Store is not ISharedJournalStore shared)
            return false;

        // Asked while nobody else appends: a node that came back has not appended anything yet, or is not among them.
        var nodes = await shared.ReadNodesAsync(CancellationToken.None).ConfigureAwait(false);
        var gone = nodes.Where(node => node.IsGone && node.Name != transaction.Node).Select(static node => node.Name).ToHashSet();
        var work = transaction.State.OpenDeliveries.Pairs.OrderBy(static pair => pair.Key.Seq)
            .SelectMany(pair => pair.Value.Delivery.Peers.Select(delivery => (Message: pair.Key, Delivery: delivery, Peer: transaction.State.Peers[delivery.PeerId])))
            .Where(each => each.Peer is not null && IsToDo(each.Peer, each.Delivery, gone, mayTake)).Take(MaxStep).ToList();
        await DeliveryChanges.RecordAsync(transaction, work.Where(static each => each.Delivery.State != DeliveryState.Queued)
            .SelectMany(each => RecoverDeliveries.Recover(transaction.State, each.Message, each.Delivery, dropsDuplicates))).ConfigureAwait(false);
        foreach (var peer in work.Select(static each => each.Peer!).Distinct())
            await LookAfterAsync(transaction, peer, work.Where(each => each.Peer == peer).Select(static each => each.Message)).ConfigureAwait(false);
        return work.Count > 0;
    }

    private static bool IsToDo(Peer peer, PeerDelivery delivery, IReadOnlySet<string> gone, Func<Peer, bool> mayTake) =>
        (peer.Node is null || gone.Contains(peer.Node)) && delivery.IsWaiting
        && (mayTake(peer) || (peer.Node is not null && (delivery.State == DeliveryState.Sending || delivery.Why != WaitsFor(peer.Node))));

    private static Reason WaitsFor(string node) => DeliveryReasons.WaitsForNode.With(node);

    private async ValueTask LookAfterAsync(JournalTransaction transaction, Peer peer, IEnumerable<MessageId> messages)
    {
        if (mayTake(peer))
        {
            await PeerAdoption.AdoptAsync(transaction, peer).ConfigureAwait(false);
            return;
        }

        foreach (var id in messages)
        {
            if (transaction.State.OpenDeliveries[id] is not { } open || open.Delivery.Of(peer.Id) is not { State: DeliveryState.Queued } queued)
                continue;
            var waits = queued with { Why = WaitsFor(peer.Node!), At = transaction.Now };
            transaction.Append(new DeliveryChanged(
                id, open.ConversationId, open.Delivery.With(new Dictionary<PeerId, PeerDelivery> { [peer.Id] = waits }), [peer.Id]));
        }
    }
}
