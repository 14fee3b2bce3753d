using System.Collections.Immutable;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Conversations;

/// <summary>Changes a room. What is null stays as it is.</summary>
/// <param name="id">The room.</param>
/// <param name="name">A checked name.</param>
/// <param name="peers">All who are to be in it.</param>
/// <param name="prefixAuthors">Whether authors' names go in front of what raw peers are sent.</param>
public sealed class UpdateRoom(ConversationId id, string? name, ImmutableArray<PeerId>? peers, bool? prefixAuthors) : JournalCommand<Conversation>
{
    /// <inheritdoc/>
    public override ValueTask<Outcome<Conversation>> DecideAsync(JournalTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (transaction.State.Conversations[id] is not { } present)
            return new(new Refusal(RefusalKind.NotFound, ConversationReasons.None.With(id)));
        if (present.Kind != ConversationKind.Room)
            return new(new Refusal(RefusalKind.Conflict, ConversationReasons.NotARoom.With()));
        if (RoomMembers.Refuse(transaction, peers ?? []) is { } refusal)
            return new(refusal);
        var changed = present with
        {
            Name = name ?? present.Name,
            Peers = peers is { } given ? RoomMembers.Distinct(given) : present.Peers,
            PrefixAuthors = prefixAuthors ?? present.PrefixAuthors,
        };
        changed = changed with { Stopped = [.. changed.Stopped.Where(changed.Peers.Contains)] };
        transaction.Append(new ConversationChanged(changed));
        return new(changed);
    }
}
