using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Conversations;

/// <summary>Opens a sealed message for everybody here. Its sender is told, once.</summary>
/// <param name="id">The message.</param>
/// <param name="userId">Who opens it.</param>
public sealed class OpenSeal(MessageId id, string userId) : JournalCommand<ChatMessage>
{
    /// <inheritdoc/>
    public override async ValueTask<Outcome<ChatMessage>> DecideAsync(JournalTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (await transaction.Store.FindMessageAsync(id, CancellationToken.None).ConfigureAwait(false) is not { } message)
            return new Refusal(RefusalKind.NotFound, ConversationReasons.NoMessage.With(id));
        if (message.Direction != Direction.In || message.Envelope?.Marks.HasFlag(EnvelopeMarks.Sealed) != true)
            return new Refusal(RefusalKind.Conflict, ConversationReasons.NotSealed.With(id));
        if (!message.IsCovered)
            return message;
        var opened = message with { OpenedAt = transaction.Now };
        if (!transaction.Entries.Any(entry => entry.Event is SealOpened other && other.MessageId == id))
            transaction.Append(new SealOpened(id, message.ConversationId, userId) { Message = opened });
        return opened;
    }
}
