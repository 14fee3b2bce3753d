using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Conversations;

/// <summary>Passes on again what a peer says in a room in which it was stopped. One that is not stopped stays as it is.</summary>
public sealed class ResumeRelay(ConversationId id, PeerId peer) : JournalCommand<Conversation>
{
    /// <inheritdoc/>
    public override ValueTask<Outcome<Conversation>> DecideAsync(JournalTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (transaction.State.Conversations[id] is not { } room)
            return new(new Refusal(RefusalKind.NotFound, ConversationReasons.None.With(id)));
        if (!room.Peers.Contains(peer) || room.Kind != ConversationKind.Room)
            return new(new Refusal(RefusalKind.NotFound, ConversationReasons.NotInRoom.With(peer)));
        if (!room.Stopped.Contains(peer))
            return new(room);
        var resumed = room with { Stopped = room.Stopped.Remove(peer) };
        transaction.Append(new ConversationChanged(resumed));
        return new(resumed);
    }
}
