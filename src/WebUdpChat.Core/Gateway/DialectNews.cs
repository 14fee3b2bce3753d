using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Gateway;

/// <summary>Tells the listeners' dialects what people do with peers and their messages, as the journal has it.</summary>
/// <param name="state">What the journal adds up to.</param>
/// <param name="listeners">Whom to tell.</param>
public sealed class DialectNews(GatewayState state, ListenerDirectory listeners) : ICommitObserver
{
    /// <inheritdoc/>
    public void OnCommitted(JournalBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        foreach (var entry in batch.Entries)
        {
            switch (entry.Event)
            {
                case PeerChanged changed:
                    Tell(changed.Peer);
                    break;
                case SealOpened { Message: { } message } when PeerId.TryParse(message.Author.Id, out var id) && state.Peers.Find(id) is { } peer:
                    listeners.Find(peer.Listener)?.TryTell(new MessageOpened(peer.Address, message.Bytes));
                    break;
            }
        }
    }

    /// <summary>What there is to say of a peer; null for nothing.</summary>
    internal static DialectNotice? Of(Peer peer) => peer switch
    {
        { State: PeerState.Blocked } => new PeerForgotten(peer.Address),
        { Transient: true } or { State: PeerState.Knocking } => null,
        _ => new PeerCaredFor(peer.Address),
    };

    private void Tell(Peer peer)
    {
        if (listeners.Find(peer.Listener) is { Dialect.IsNumbered: true } listener && Of(peer) is { } notice)
            listener.TryTell(notice);
    }
}
