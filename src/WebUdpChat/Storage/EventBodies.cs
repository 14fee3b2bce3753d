using System.Text.Json;

namespace WebUdpChat.Storage;

/// <summary>Peers that follow each other in a delivery and are in the same state.</summary>
/// <param name="State">A word of <see cref="StoredNames.Delivery"/>.</param>
/// <param name="Peers">The peers' ids.</param>
/// <param name="Detail">Why.</param>
/// <param name="At">When the state was reached, in microseconds; null for the time of what holds the run.</param>
/// <param name="Lab">What the fault lab did; null for nothing.</param>
/// <param name="Why">What the detail says, by its code; null where it has none.</param>
internal sealed record DeliveryRun(string State, long[] Peers, string? Detail = null, long? At = null, long? Lab = null, ReasonBody? Why = null);

/// <summary>What a sentence of the gateway says. The sentence itself is stored with it.</summary>
/// <param name="Code">Which it is.</param>
/// <param name="Args">Text, numbers and bodies like this one, by name; null for none.</param>
/// <param name="Text">The sentence, where it is part of another.</param>
internal sealed record ReasonBody(string Code, Dictionary<string, JsonElement>? Args = null, string? Text = null);

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
    string Terminator,
    int? MaxBytes = null,
    KeepAliveBody? KeepAlive = null,
    bool? Transient = null,
    long? MayBe = null,
    bool? CharsetChosen = null,
    ProfileBody? Profile = null,
    string? Node = null,
    SealBody[]? Seals = null);

internal sealed record SealBody(long Message, long Number);

internal sealed record ProfileBody(string Nick, string Group, string User, string Host, string Program, string Presence, string? AbsenceText = null);

internal sealed record KeepAliveBody(int Every, string Bytes);

internal sealed record PeerRemovedBody(long Peer);

internal sealed record ConversationRemovedBody(long Conversation);

internal sealed record ConversationBody(
    long Id, string Kind, string Name, long[] Peers, bool PrefixAuthors, long[]? Stopped = null, long? ContinuedIn = null);

internal sealed record ReadMarkerBody(string User, long Conversation, long Seq);

internal sealed record GapBody(string Reason, long From, long To, string? Listener = null, long? Count = null, long? Conversation = null);

/// <param name="Name">The listener's name.</param>
/// <param name="Dialect">Its dialect.</param>
/// <param name="Endpoint">Where it is bound.</param>
/// <param name="Groups">Its groups.</param>
/// <param name="Ttl">How many routers its multicast may pass.</param>
/// <param name="Loopback">Whether its multicast is heard on this machine.</param>
/// <param name="Origin">A word of <see cref="StoredNames.Origin"/>.</param>
/// <param name="Since">In microseconds.</param>
/// <param name="Trouble">What is wrong.</param>
/// <param name="Node">The node that it is at.</param>
/// <param name="Member">Who the gateway is there.</param>
/// <param name="Why">What the trouble says, by its code; null where it has none.</param>
internal sealed record ListenerBody(
    string Name, string Dialect, string Endpoint, string[] Groups, int Ttl, bool Loopback, string Origin, long Since, string? Trouble = null,
    string? Node = null, MemberBody? Member = null, ReasonBody? Why = null);

internal sealed record MemberBody(
    string Name, string Group, string User, string Host, bool Away, string AbsenceText, bool FollowPeople, string Charset);

internal sealed record ListenerRemovedBody(string Name, string? Node = null);

internal sealed record NumbersReservedBody(string Listener, long UpTo);

internal sealed record SealOpenedBody(long Message, long Conversation, string User);

/// <param name="Marks">The bits of what its sender wants to be known.</param>
/// <param name="Unspoken">A word of <see cref="StoredNames.Unspoken"/>.</param>
/// <param name="Files">The files that it offers.</param>
internal sealed record EnvelopeBody(int Marks, string? Unspoken = null, FileBody[]? Files = null);

internal sealed record FileBody(string Name, long Bytes);

internal sealed record LoopStoppedBody(long Conversation, long Peer, long Message, bool Stopped);

internal sealed record RateCappedBody(long Conversation, long Message, double PerSecond, long? Peer = null);
