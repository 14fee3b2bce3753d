using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Gateway;

/// <summary>Puts what a peer said where it belongs: into its rooms, and to their other peers; without rooms, into its direct conversation.</summary>
internal static class PeerWords
{
    /// <summary>Appends the messages. Returns why each of them was not passed on.</summary>
    /// <param name="transaction">Where to.</param>
    /// <param name="peer">Who said it.</param>
    /// <param name="through">Whose conversation and rooms it is said in: the peer itself, or the group that it wrote to.</param>
    /// <param name="received">What was said.</param>
    /// <param name="each">When it came, and what the fault lab did to it.</param>
    public static IReadOnlyList<HeldBack> Post(JournalTransaction transaction, Peer peer, Peer through, MessageReceived received, ListenerEvent each)
    {
        var rooms = transaction.State.RoomsOfPeer[through.Id]?.Rooms ?? [];
        var message = new ChatMessage(
            default, through.ConversationId, new Author(AuthorKind.Peer, peer.Id.ToString(), peer.DisplayName), Direction.In, each.At, received.Bytes,
            received.Charset ?? peer.Settings.Charset, received.Envelope is null ? Terminator.Measure(received.Bytes.Span) : received.TrailerLength,
            Truncated: false, ClientMessageId: null, Delivery: null) { Envelope = received.Envelope, Lab = each.Mark };
        var fromStranger = peer.Transient && through.Id != peer.Id;
        if (rooms.IsEmpty)
            Append(transaction, message, fromStranger);
        var heldBack = default(List<HeldBack>);
        foreach (var id in rooms)
        {
            if (Post(transaction, transaction.State.Conversations[id]!, through, message with { ConversationId = id }, fromStranger) is { } reason)
                (heldBack ??= []).Add(reason);
        }

        return heldBack is null ? [] : heldBack;
    }

    private static HeldBack? Post(JournalTransaction transaction, Conversation room, Peer peer, ChatMessage message, bool fromStranger)
    {
        if (Others(transaction, room, peer) is not { Count: > 0 } others)
        {
            Append(transaction, message, fromStranger);
            return null;
        }

        var verdict = RelayJudge.Judge(transaction.State, room, peer, message);
        if (verdict.Resumes)
            transaction.Append(new ConversationChanged(room with { Stopped = room.Stopped.Remove(peer.Id) }));
        var delivery = verdict.HeldBack is null ? OutboxBounds.Queue(transaction.State, others, transaction.Now) : null;
        var posted = Append(transaction, message with { Delivery = delivery, HeldBack = verdict.HeldBack }, fromStranger);
        RelayJudge.Tell(transaction, room, peer, posted, verdict);
        return verdict.HeldBack;
    }

    // What one peer says in a room, all others get; never the one that said it.
    private static List<PeerId> Others(JournalTransaction transaction, Conversation room, Peer from) =>
        [.. room.Peers.Where(id => id != from.Id && transaction.State.Peers[id] is { State: not PeerState.Blocked })];

    private static ChatMessage Append(JournalTransaction transaction, ChatMessage message, bool fromStranger)
    {
        var posted = message with { Id = new MessageId(transaction.NextSeq) };
        transaction.Append(new MessagePosted(posted) { FromStranger = fromStranger });
        return posted;
    }
}
