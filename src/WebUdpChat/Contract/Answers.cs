using System.Text.Json.Serialization;

namespace WebUdpChat.Contract;

/// <summary>The state of everything at <paramref name="HeadSeq"/>.</summary>
/// <param name="Epoch">The epoch of the store; changes when the store is replaced.</param>
/// <param name="HeadSeq">Where the live feed starts.</param>
/// <param name="Reset">Whether the caller's cursor is of another epoch or too old, so that what it holds must be dropped.</param>
/// <param name="Me">The caller.</param>
/// <param name="Users">Everybody who is here.</param>
/// <param name="Peers">All peers.</param>
/// <param name="Conversations">All conversations.</param>
/// <param name="Limits">What the gateway takes at most.</param>
/// <param name="Version">The gateway's version.</param>
/// <param name="Listeners">The gateway's listeners.</param>
/// <param name="ReadOnly">Whether the caller may read but not send or change anything.</param>
/// <param name="Access">Who is let in.</param>
/// <param name="Labs">The fault labs that are on.</param>
public sealed record HelloAnswer(
    string Epoch,
    long HeadSeq,
    bool Reset,
    UserView Me,
    IReadOnlyList<UserView> Users,
    IReadOnlyList<PeerView> Peers,
    IReadOnlyList<ConversationView> Conversations,
    LimitsView Limits,
    string Version,
    IReadOnlyList<ListenerView> Listeners,
    bool ReadOnly = false,
    AccessMode Access = AccessMode.Local,
    IReadOnlyList<LabView>? Labs = null);

/// <summary>What the gateway takes at most.</summary>
/// <param name="MaxMessageBytes">Bytes in one datagram over IPv4 (RFC 768: 65,535 less the headers).</param>
/// <param name="MaxHistoryLimit">Messages in one page of history.</param>
/// <param name="MaxSyncLimit">Events in one answer of Sync.</param>
/// <param name="MaxNameLength">Characters in a name.</param>
public sealed record LimitsView(int MaxMessageBytes, int MaxHistoryLimit, int MaxSyncLimit, int MaxNameLength);

/// <summary>A bound UDP port with one dialect.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dialect">What its peers speak.</param>
/// <param name="Endpoint">Its first socket's <c>address:port</c>.</param>
/// <param name="Sockets">Each bound socket, one for each address family.</param>
/// <param name="ReceiveBufferBytes">The smallest kernel receive buffer that was granted to one of its sockets.</param>
/// <param name="Counters">What it received and sent since the start.</param>
/// <param name="State"><c>listening</c>, or <c>retrying</c> while it does not receive all that it should.</param>
/// <param name="Reason">Why it is retrying, in words; null while it is listening.</param>
/// <param name="Since">Since when it has been in this state.</param>
/// <param name="Origin"><c>settings</c> or <c>added</c>.</param>
/// <param name="ConfiguredEndpoint">Where it is to be bound, as it was written.</param>
/// <param name="Groups">The groups it joins and the interfaces whose broadcasts it hears, as they were written.</param>
/// <param name="MulticastTtl">How many routers what it sends to a group may pass.</param>
/// <param name="MulticastLoopback">Whether other programs on the gateway's machine hear what it sends to a group.</param>
/// <param name="IpMessenger">Who the gateway is among the members; null for other dialects.</param>
/// <param name="Why">What the reason says; left out while it is listening.</param>
public sealed record ListenerView(
    string Name,
    string Dialect,
    string Endpoint,
    IReadOnlyList<SocketView> Sockets,
    int ReceiveBufferBytes,
    ListenerCountersView Counters,
    string State,
    string? Reason,
    DateTimeOffset Since,
    string Origin,
    string ConfiguredEndpoint,
    IReadOnlyList<string> Groups,
    int MulticastTtl,
    bool MulticastLoopback,
    MemberView? IpMessenger = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReasonView? Why = null);

/// <summary>One bound socket.</summary>
/// <param name="Endpoint">Its <c>address:port</c>.</param>
/// <param name="ReceiveBufferBytes">The kernel receive buffer that was granted.</param>
/// <param name="KernelDrops">Datagrams that the kernel dropped because the buffer was full; null where the platform does not say.</param>
public sealed record SocketView(string Endpoint, int ReceiveBufferBytes, long? KernelDrops);

/// <summary>Datagrams of a listener since the start. <c>read = journaled + sum of dropped</c> at rest.</summary>
/// <param name="Read">Read from the sockets.</param>
/// <param name="Journaled">Journaled as messages.</param>
/// <param name="Dropped">Not journaled, by reason.</param>
/// <param name="KernelDropped">Dropped by the kernel before they could be read.</param>
/// <param name="Sent">Handed to the operating system.</param>
/// <param name="SendFailed">Refused by the operating system.</param>
public sealed record ListenerCountersView(
    long Read, long Journaled, IReadOnlyDictionary<string, long> Dropped, long KernelDropped, long Sent, long SendFailed);

/// <summary>A part of the feed.</summary>
/// <param name="Epoch">The epoch of the store.</param>
/// <param name="Reset">Whether the caller's cursor is of another epoch or too old; then the events start where the journal does.</param>
/// <param name="Events">Events after the cursor, in order.</param>
/// <param name="HeadSeq">Where the journal ends now.</param>
public sealed record SyncAnswer(
    string Epoch, bool Reset, [property: JsonConverter(typeof(EventsConverter))] IReadOnlyList<EventView> Events, long HeadSeq);

/// <summary>A page of a conversation, oldest first.</summary>
/// <param name="Messages">The messages.</param>
/// <param name="HasMore">Whether there are more in the direction of reading.</param>
public sealed record MessagePageView(IReadOnlyList<MessageView> Messages, bool HasMore);

/// <summary>A batch of the live feed.</summary>
/// <param name="Epoch">The epoch of the store.</param>
/// <param name="PrevSeq">The place that the batch follows.</param>
/// <param name="Events">The events, in order.</param>
public sealed record FeedBatchView(string Epoch, long PrevSeq, IReadOnlyList<EventView> Events);

/// <summary>A connection could not keep up.</summary>
/// <param name="HeadSeq">Where the journal ends now.</param>
public sealed record LaggingView(long HeadSeq);

/// <summary>Who is here.</summary>
/// <param name="Users">Everybody with an open page.</param>
public sealed record PresenceView(IReadOnlyList<UserView> Users);

/// <summary>Somebody is typing.</summary>
/// <param name="ConversationId">Where.</param>
/// <param name="User">Who.</param>
public sealed record TypingView(string ConversationId, UserView User);

/// <summary>Counters of the gateway.</summary>
/// <param name="At">When they were read.</param>
/// <param name="Listeners">Each listener.</param>
/// <param name="Saving">Whether the journal can be written; while it cannot, datagrams are held and not saved.</param>
/// <param name="HeldBytes">Bytes of datagrams that wait to be saved.</param>
/// <param name="Rates">Each listener's datagrams a second.</param>
/// <param name="Labs">The fault labs that are on.</param>
public sealed record StatsView(
    DateTimeOffset At, IReadOnlyList<ListenerView> Listeners, bool Saving, long HeldBytes,
    IReadOnlyList<ListenerRateView>? Rates = null, IReadOnlyList<LabView>? Labs = null);
