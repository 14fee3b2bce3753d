using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Conversations;

/// <summary>Records how far a user has read. A marker that is further already stays.</summary>
public sealed class MoveReadMarker(string userId, ConversationId conversation, long seq) : JournalCommand<long>
{
    /// <inheritdoc/>
    public override bool Durable => false;

    /// <inheritdoc/>
    public override ValueTask<Outcome<long>> DecideAsync(JournalTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (transaction.State.Conversations[conversation] is null)
            return new(new Refusal(RefusalKind.NotFound, ConversationReasons.None.With(conversation)));
        var present = transaction.State.ReadMarkers[(userId, conversation)]?.Seq ?? 0;
        var readSeq = Math.Min(seq, transaction.State.Heads[conversation]?.Seq ?? 0);
        if (readSeq <= present)
            return new(present);
        transaction.Append(new ReadMarkerMoved(userId, conversation, readSeq));
        return new(readSeq);
    }
}
