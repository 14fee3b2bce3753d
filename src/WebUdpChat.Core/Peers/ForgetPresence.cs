using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Peers;

/// <summary>
/// Nobody knows any more whether the peers of a listener are there: it begins, or it is gone. Of several nodes whose listeners
/// have this name, only this one's peers are meant.
/// </summary>
/// <param name="listener">The listener.</param>
public sealed class ForgetPresence(string listener) : JournalCommand<bool>
{
    /// <inheritdoc/>
    public override bool Durable => false;

    /// <inheritdoc/>
    public override ValueTask<Outcome<bool>> DecideAsync(JournalTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        foreach (var peer in transaction.State.Peers.Pairs.Select(static pair => pair.Value).Where(peer => IsMeant(peer, transaction.Node)).ToList())
            transaction.Append(new PeerChanged(peer with { Profile = peer.Profile!.Becoming(Presence.Unknown) }));
        return new(true);
    }

    private bool IsMeant(Peer peer, string? node) => peer.Listener == listener && (peer.Node is null || peer.Node == node)
        && peer.Profile is { Presence: not Presence.Unknown };
}
