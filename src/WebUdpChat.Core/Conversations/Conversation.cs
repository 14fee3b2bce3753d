using System.Collections.Immutable;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Conversations;

/// <summary>An ordered list of messages that browsers and peers share.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">With one peer, or a room.</param>
/// <param name="Name">A room's name; empty for a direct conversation, which is shown by its peer's name.</param>
/// <param name="Peers">The peers in it.</param>
/// <param name="PrefixAuthors">Whether an author's name goes in front of what raw peers in a room are sent.</param>
public sealed record Conversation(
    ConversationId Id, ConversationKind Kind, string Name, ImmutableArray<PeerId> Peers, bool PrefixAuthors)
{
    /// <summary>Peers of a room whose messages are not passed on, because they sent back what they were sent.</summary>
    public ImmutableArray<PeerId> Stopped { get; init; } = [];

    /// <summary>Where it goes on since its peer was merged with an earlier one; null where it was not.</summary>
    public ConversationId? ContinuedIn { get; init; }

    /// <summary>The same without a peer.</summary>
    public Conversation Without(PeerId peer) => this with { Peers = Peers.Remove(peer), Stopped = Stopped.Remove(peer) };
}
