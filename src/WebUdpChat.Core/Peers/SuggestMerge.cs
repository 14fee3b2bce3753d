using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Peers;

/// <summary>
/// Offers that a peer may be an earlier one, come back on another port: at the same address of the same listener, silent since,
/// and of the same account where both say one. Nothing is merged by itself, for two programs on one machine look just like that.
/// </summary>
/// <param name="laterId">The peer that came.</param>
/// <param name="lastSeen">When peers were last heard.</param>
/// <param name="silence">How long the earlier one must have been silent.</param>
public sealed class SuggestMerge(PeerId laterId, LastSeen lastSeen, TimeSpan silence) : JournalCommand<PeerId>
{
    /// <inheritdoc/>
    public override bool Durable => false;

    /// <summary>The peer that another one may be; null for none.</summary>
    public static Peer? Find(IEnumerable<Peer> peers, Peer later, LastSeen lastSeen, DateTimeOffset now, TimeSpan silence)
    {
        ArgumentNullException.ThrowIfNull(peers);
        ArgumentNullException.ThrowIfNull(later);
        ArgumentNullException.ThrowIfNull(lastSeen);
        if (lastSeen.Of(later.Id) is not { } heard)
            return null;
        return peers.Where(peer => IsSameMachine(peer, later) && lastSeen.Of(peer.Id) is { } at && at < heard && now - at >= silence)
            .MaxBy(peer => lastSeen.Of(peer.Id));
    }

    /// <inheritdoc/>
    public override ValueTask<Outcome<PeerId>> DecideAsync(JournalTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (transaction.State.Peers[laterId] is not { Transient: true, MayBe: null } later)
            return new(new Refusal(RefusalKind.Conflict, $"Nothing is to be offered for {laterId}."));
        var peers = transaction.State.Peers.Pairs.Select(static pair => pair.Value);
        if (Find(peers, later, lastSeen, transaction.Now, silence) is not { } earlier)
            return new(new Refusal(RefusalKind.NotFound, $"{laterId} is like no other peer."));
        transaction.Append(new PeerChanged(later with { MayBe = earlier.Id }));
        return new(earlier.Id);
    }

    private static bool IsSameMachine(Peer earlier, Peer later) => earlier.Id.Value < later.Id.Value && earlier.Listener == later.Listener
        && earlier.State != PeerState.Blocked && earlier.Address.Bits == later.Address.Bits && earlier.Address.Family == later.Address.Family
        && earlier.Address.Scope == later.Address.Scope && earlier.Address.Port != later.Address.Port
        && (earlier.Profile is not { } one || later.Profile is not { } other || (one.User, one.Host) == (other.User, other.Host));
}
