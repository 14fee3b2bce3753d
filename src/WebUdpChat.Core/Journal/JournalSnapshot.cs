using System.Collections.Frozen;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Journal;

/// <summary>What the events up to <paramref name="HeadSeq"/> add up to.</summary>
/// <param name="HeadSeq">The last place in the journal; 0 where it is empty.</param>
/// <param name="HeadAt">When the last event was journaled; null where it is empty.</param>
/// <param name="CleanEnd">Whether the last run ended as it should; true for a new store.</param>
/// <param name="Peers">All peers.</param>
/// <param name="Conversations">All conversations, with the place of each one's newest message.</param>
/// <param name="OpenDeliveries">Messages with a delivery that is queued or sending, or sent and may yet be confirmed, in order.</param>
/// <param name="ReadMarkers">How far each user has read in each conversation.</param>
/// <param name="LastSeen">When each peer's last message came.</param>
public sealed record JournalSnapshot(
    long HeadSeq,
    DateTimeOffset? HeadAt,
    bool CleanEnd,
    IReadOnlyList<Peer> Peers,
    IReadOnlyList<(Conversation Conversation, long HeadSeq)> Conversations,
    IReadOnlyList<ChatMessage> OpenDeliveries,
    IReadOnlyList<ReadMarker> ReadMarkers,
    IReadOnlyDictionary<PeerId, DateTimeOffset> LastSeen)
{
    /// <summary>When the run before gave its last sign of life; null where the store does not know more than <see cref="HeadAt"/>.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Listeners that were added while the gateway ran, by name.</summary>
    public IReadOnlyList<ListenerSetup> Listeners { get; init; } = [];

    /// <summary>The highest packet number that each listener may have used, by its name.</summary>
    public IReadOnlyDictionary<string, long> Numbers { get; init; } = FrozenDictionary<string, long>.Empty;
}

/// <summary>How far a user has read in a conversation.</summary>
public sealed record ReadMarker(string UserId, ConversationId Conversation, long Seq);
