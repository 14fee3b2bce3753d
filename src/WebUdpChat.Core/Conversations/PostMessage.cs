using System.Collections.Immutable;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Conversations;

/// <summary>Says something in a conversation. The same client id again gives the same message and sends nothing.</summary>
/// <param name="conversationId">Where.</param>
/// <param name="author">Who.</param>
/// <param name="clientMessageId">The id that the sender gave it; null for none.</param>
/// <param name="draft">What.</param>
/// <param name="waiting">How many messages wait for a peer.</param>
public sealed class PostMessage(
    ConversationId conversationId, Author author, string? clientMessageId, Draft draft, Func<PeerId, int> waiting) : JournalCommand<ChatMessage>
{
    /// <inheritdoc/>
    public override async ValueTask<Outcome<ChatMessage>> DecideAsync(JournalTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (transaction.State.Conversations[conversationId] is not { } conversation)
            return new Refusal(RefusalKind.NotFound, $"There is no conversation {conversationId}.");
        if (clientMessageId is not null && await transaction.FindByClientIdAsync(conversationId, clientMessageId).ConfigureAwait(false) is { } same)
            return same;
        if (RefuseByPeers(transaction, conversation) is { } refusal)
            return refusal;
        var written = Wording.Write(draft, SettingsOf(transaction, conversation));
        return written.IsRefused ? written.Refusal : Post(transaction, conversation, written.Value);
    }

    private Refusal? RefuseByPeers(JournalTransaction transaction, Conversation conversation)
    {
        if (conversation.Kind == ConversationKind.Direct && conversation.Peers.IsEmpty)
            return new Refusal(RefusalKind.Conflict, "The peer of this conversation was removed.");
        foreach (var id in conversation.Peers)
        {
            var peer = transaction.State.Peers[id];
            if (conversation.Kind == ConversationKind.Direct && peer is { State: PeerState.Blocked })
                return new Refusal(RefusalKind.Forbidden, $"{peer.DisplayName} is blocked. Accept it first.");
            if (waiting(id) >= Outbox.MaxWaiting)
                return new Refusal(RefusalKind.Busy, $"{peer?.DisplayName ?? "A peer"} has {Outbox.MaxWaiting} messages waiting. Try again when they are sent.");
        }

        return null;
    }

    private static PeerSettings SettingsOf(JournalTransaction transaction, Conversation conversation) =>
        conversation.Kind == ConversationKind.Direct && transaction.State.Peers[conversation.Peers[0]] is { } peer
            ? peer.Settings
            : Wording.RoomSettings;

    private ChatMessage Post(JournalTransaction transaction, Conversation conversation, Wording wording)
    {
        var peers = conversation.Peers.Where(id => transaction.State.Peers[id] is { State: not PeerState.Blocked }).ToImmutableArray();
        var message = new ChatMessage(
            new MessageId(transaction.NextSeq), conversationId, author, Direction.Out, transaction.Now,
            wording.Bytes, wording.Charset, wording.TerminatorLength, Truncated: false, clientMessageId,
            peers.IsEmpty ? null : MessageDelivery.Queue(peers, transaction.Now));
        transaction.Append(new MessagePosted(message));
        return message;
    }
}
