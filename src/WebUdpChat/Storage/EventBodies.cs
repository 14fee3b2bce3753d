namespace WebUdpChat.Storage;

/// <summary>Peers that follow each other in a delivery and are in the same state.</summary>
/// <param name="State">A word of <see cref="StoredNames.Delivery"/>.</param>
/// <param name="Peers">The peers' ids.</param>
/// <param name="Detail">Why.</param>
/// <param name="At">When the state was reached, in microseconds; null for the time of what holds the run.</param>
internal sealed record DeliveryRun(string State, long[] Peers, string? Detail = null, long? At = null);

internal sealed record DeliveryChangedBody(long Message, long Conversation, DeliveryRun[] Delivery, long[] Changed);

internal sealed record PeerBody(
    long Id,
    string Name,
    string Listener,
    string Dialect,
    string Address,
    long Conversation,
    string State,
    string Charset,
    string Terminator);

internal sealed record PeerRemovedBody(long Peer);

internal sealed record ConversationBody(long Id, string Kind, string Name, long[] Peers, bool PrefixAuthors);

internal sealed record ReadMarkerBody(string User, long Conversation, long Seq);

internal sealed record GapBody(string Reason, long From, long To, string? Listener = null, long? Count = null);
