using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Contract;

/// <summary>An ordered list of messages that browsers and peers share.</summary>
/// <param name="Id">Stable id, for example <c>c8</c>.</param>
/// <param name="Kind">With one peer, or a room.</param>
/// <param name="Name">Name to show.</param>
/// <param name="Peers">Ids of the peers in it.</param>
/// <param name="HeadSeq">Place of its newest message in the journal; 0 while it has none.</param>
/// <param name="Unread">Messages after the asking user's read marker.</param>
/// <param name="ReadSeq">The asking user's read marker; 0 for none.</param>
/// <param name="PrefixAuthors">Whether an author's name goes in front of what raw peers in a room are sent.</param>
/// <param name="Stopped">Ids of peers in it whose messages are not passed on, because they sent back what they were sent.</param>
/// <param name="ContinuedIn">Where it goes on since its peer was merged with an earlier one; null where it was not.</param>
public sealed record ConversationView(
    string Id,
    ConversationKind Kind,
    string Name,
    IReadOnlyList<string> Peers,
    long HeadSeq,
    int Unread,
    long ReadSeq,
    bool PrefixAuthors,
    IReadOnlyList<string> Stopped,
    string? ContinuedIn);
