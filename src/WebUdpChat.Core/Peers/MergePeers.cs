using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Peers;

/// <summary>
/// Says that a peer is an earlier one, come back on another port: the earlier one goes on at the new address, with its
/// name, settings, conversation and rooms; the later one is removed, and what it said stays where it was said.
/// </summary>
/// <param name="earlierId">The peer that stays.</param>
/// <param name="laterId">The peer whose address it takes.</param>
public sealed class MergePeers(PeerId earlierId, PeerId laterId) : JournalCommand<Peer>
{
    /// <inheritdoc/>
    public override async ValueTask<Outcome<Peer>> DecideAsync(JournalTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (transaction.State.Peers[earlierId] is not { } earlier)
            return new Refusal(RefusalKind.NotFound, PeerReasons.None.With(earlierId));
        if (transaction.State.Peers[laterId] is not { } later)
            return new Refusal(RefusalKind.NotFound, PeerReasons.None.With(laterId));
        if (earlierId == laterId)
            return new Refusal(RefusalKind.Conflict, PeerReasons.MergedWithItself.With());
        if (earlier.Listener != later.Listener)
            return new Refusal(RefusalKind.Conflict, PeerReasons.MergedAcross.With(later.DisplayName, later.Listener, earlier.DisplayName, earlier.Listener));
        return await MergeAsync(transaction, earlier, later).ConfigureAwait(false);
    }

    private static async ValueTask<Peer> MergeAsync(JournalTransaction transaction, Peer earlier, Peer later)
    {
        await DeliveryChanges.RecordAsync(transaction, Interrupt(transaction.State, earlier.Id).ToList()).ConfigureAwait(false);
        var rooms = transaction.State.RoomsOfPeer[later.Id]?.Rooms ?? [];
        await PeerDeparture.RecordAsync(transaction, later, earlier.ConversationId).ConfigureAwait(false);
        var merged = earlier with { Address = later.Address, Transient = false, MayBe = null };
        transaction.Append(new PeerChanged(merged));
        foreach (var id in rooms)
        {
            if (transaction.State.Conversations[id] is { } room && !room.Peers.Contains(merged.Id))
                transaction.Append(new ConversationChanged(room with { Peers = room.Peers.Add(merged.Id) }));
        }

        return merged;
    }

    // What is on its way goes to the old address, and word of it would come from there.
    private static IEnumerable<DeliveryStep> Interrupt(GatewayState state, PeerId peer) => PeerDeparture.Open(state, peer)
        .Where(static open => open.State == DeliveryState.Sending)
        .Select(open => new DeliveryStep(open.Message, peer, DeliveryState.Unknown, DeliveryReasons.AddressChanged.With()));
}
