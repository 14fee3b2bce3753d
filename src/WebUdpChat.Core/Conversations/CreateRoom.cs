using System.Collections.Immutable;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Conversations;

/// <summary>Creates a room.</summary>
/// <param name="name">A checked name.</param>
/// <param name="peers">Who is in it.</param>
/// <param name="prefixAuthors">Whether authors' names go in front of what raw peers are sent.</param>
public sealed class CreateRoom(string name, ImmutableArray<PeerId> peers, bool prefixAuthors) : JournalCommand<Conversation>
{
    /// <inheritdoc/>
    public override ValueTask<Outcome<Conversation>> DecideAsync(JournalTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (RoomMembers.Refuse(transaction, peers) is { } refusal)
            return new(refusal);
        var room = new Conversation(new ConversationId(transaction.NextSeq), ConversationKind.Room, name, RoomMembers.Distinct(peers), prefixAuthors);
        transaction.Append(new ConversationChanged(room));
        return new(room);
    }
}
