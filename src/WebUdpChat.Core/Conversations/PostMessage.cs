using System.Collections.Immutable;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Conversations;

/// <summary>
/// Says something in a conversation. The same client id again gives the same message and sends nothing; with other words
/// it is refused.
/// </summary>
/// <param name="conversationId">Where.</param>
/// <param name="author">Who.</param>
/// <param name="clientMessageId">The id that the sender gave it; null for none.</param>
/// <param name="draft">What.</param>
public sealed class PostMessage(
    ConversationId conversationId, Author author, string? clientMessageId, Draft draft) : JournalCommand<ChatMessage>
{
    private static readonly Refusal OtherWords = new(RefusalKind.Conflict, ConversationReasons.ClientIdUsed.With());

    private static readonly Refusal Unsealable = new(RefusalKind.Invalid, ConversationReasons.NotSealable.With());

    /// <inheritdoc/>
    public override long Weight { get; } = draft.Bytes?.Length ?? ((draft.Text?.Length ?? 0) * sizeof(char));

    /// <inheritdoc/>
    public override (ConversationId Conversation, string ClientId)? LooksFor =>
        clientMessageId is null ? null : (conversationId, clientMessageId);

    /// <summary>Whether the message was there already.</summary>
    public bool IsRepeated { get; private set; }

    /// <inheritdoc/>
    public override async ValueTask<Outcome<ChatMessage>> DecideAsync(JournalTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (transaction.State.Conversations[conversationId] is not { } conversation)
            return new Refusal(RefusalKind.NotFound, ConversationReasons.None.With(conversationId));
        if (clientMessageId is not null && await transaction.FindByClientIdAsync(conversationId, clientMessageId).ConfigureAwait(false) is { } same)
        {
            IsRepeated = true;
            return Wording.Says(same, draft) ? same : OtherWords;
        }

        if (RefuseByPeer(transaction, conversation) is { } refusal)
            return refusal;
        var peer = DirectPeer(transaction, conversation);
        if (draft.Sealed && (peer is null || !transaction.State.Confirms(peer.Id)))
            return Unsealable;
        var written = Wording.Write(draft, peer?.Settings ?? Wording.RoomSettings);
        if (written.IsRefused)
            return written.Refusal;
        if (peer is not null && PeerLimit.Refuse(peer, written.Value.Bytes.Length) is { } tooLong)
            return tooLong;
        var message = Post(transaction, conversation, written.Value);
        if (peer is { Transient: true })
            transaction.Append(new PeerChanged(peer with { Transient = false })); // somebody cares for it
        return message;
    }

    // A peer that has too much waiting, or is blocked, does not keep the others in a room from anything.
    private static Refusal? RefuseByPeer(JournalTransaction transaction, Conversation conversation)
    {
        if (conversation.Kind != ConversationKind.Direct)
            return null;
        if (conversation.Peers.IsEmpty || transaction.State.Peers[conversation.Peers[0]] is not { } peer)
            return new Refusal(RefusalKind.Conflict, ConversationReasons.PeerRemoved.With());
        if (peer.State == PeerState.Blocked)
            return new Refusal(RefusalKind.Forbidden, ConversationReasons.PeerBlocked.With(peer.DisplayName));
        if (peer.State == PeerState.Knocking)
            return new Refusal(RefusalKind.Forbidden, ConversationReasons.PeerKnocking.With(peer.DisplayName));
        return OutboxBounds.IsFull(transaction.State, peer.Id) ? OutboxBounds.Refuse(transaction.State, peer.Id) : null;
    }

    private static Peer? DirectPeer(JournalTransaction transaction, Conversation conversation) =>
        conversation.Kind == ConversationKind.Direct ? transaction.State.Peers[conversation.Peers[0]] : null;

    private ChatMessage Post(JournalTransaction transaction, Conversation conversation, Wording wording)
    {
        var peers = conversation.Peers.Where(id => transaction.State.Peers[id] is { State: not PeerState.Blocked }).ToImmutableArray();
        var message = new ChatMessage(
            new MessageId(transaction.NextSeq), conversationId, author, Direction.Out, transaction.Now,
            wording.Bytes, wording.Charset, wording.TerminatorLength, Truncated: false, clientMessageId,
            peers.IsEmpty ? null : OutboxBounds.Queue(transaction.State, peers, transaction.Now))
        {
            Envelope = draft.Sealed ? new Envelope(0, EnvelopeMarks.Sealed) : null,
        };
        transaction.Append(new MessagePosted(message));
        return message;
    }
}
