using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Peers;

/// <summary>Makes a peer and the direct conversation with it.</summary>
internal static class PeerCreation
{
    public static Peer Create(JournalTransaction transaction, PeerKey key, string dialect, string name, PeerSettings settings,
        PeerState state = PeerState.Accepted, bool transient = false, PeerProfile? profile = null)
    {
        var peerId = new PeerId(transaction.NextSeq);
        var conversationId = new ConversationId(transaction.NextSeq + 1);
        var peer = new Peer(peerId, name, key.Listener, dialect, key.Address, conversationId, state, settings) { Transient = transient, Profile = profile, Node = transaction.Node };
        transaction.Append(new PeerChanged(peer));
        transaction.Append(new ConversationChanged(new Conversation(conversationId, ConversationKind.Direct, "", [peerId], PrefixAuthors: false)));
        return peer;
    }
}
