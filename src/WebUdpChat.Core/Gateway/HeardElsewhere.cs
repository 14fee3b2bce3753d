using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Gateway;

/// <summary>Notes when peers were heard, at whichever node that was.</summary>
public sealed class HeardElsewhere(LastSeen lastSeen) : ICommitObserver
{
    /// <inheritdoc/>
    public void OnCommitted(JournalBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        foreach (var entry in batch.Entries)
        {
            if (entry.Event is MessagePosted { Message: { Author: { Kind: AuthorKind.Peer, Id: var author } } message } && PeerId.TryParse(author, out var peer))
                lastSeen.Touch(peer, message.At);
            else if (entry.Event is PeerChanged { Peer: { Profile.Presence: Presence.Online or Presence.Away } there })
                lastSeen.Touch(there.Id, entry.At);
            else if (entry.Event is PeerRemoved removed)
                lastSeen.Forget(removed.PeerId);
        }
    }
}
