using WebUdpChat.Core.Peers;

namespace WebUdpChat.Contract;

/// <summary>Introduces a connection.</summary>
/// <param name="Epoch">The epoch of the caller's cursor, if it has one.</param>
/// <param name="Seq">The place of the caller's cursor.</param>
/// <param name="Name">The name the caller wishes to be shown with.</param>
public sealed record HelloRequest(string? Epoch = null, long? Seq = null, string? Name = null);

/// <summary>Asks for the events after a cursor.</summary>
/// <param name="Epoch">The epoch of the caller's cursor.</param>
/// <param name="AfterSeq">The place of the caller's cursor.</param>
/// <param name="Limit">How many events at most, 1 to 1,000; 500 if left out.</param>
public sealed record SyncRequest(string? Epoch, long AfterSeq, int? Limit = null);

/// <summary>Asks for a page of a conversation.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="BeforeSeq">Only messages before this place; the newest if left out.</param>
/// <param name="Limit">How many messages at most, 1 to 500; 50 if left out.</param>
public sealed record HistoryRequest(string ConversationId, long? BeforeSeq = null, int? Limit = null);

/// <summary>Sends a message: either text or bytes.</summary>
/// <param name="ClientMessageId">An id that the sender made, 1 to 128 characters. The same id again sends nothing, and is refused with other words.</param>
/// <param name="ConversationId">Where to send it.</param>
/// <param name="Text">The text, without a terminator.</param>
/// <param name="Bytes">The exact bytes to put on the wire, instead of a text.</param>
/// <param name="Sealed">Whether the peer is to cover it until it is opened there, and tell of that; only where its dialect can.</param>
public sealed record SendRequest(string? ClientMessageId, string ConversationId, string? Text = null, byte[]? Bytes = null, bool? Sealed = null);

/// <summary>Sends a message again.</summary>
/// <param name="MessageId">The message.</param>
public sealed record ResendRequest(string MessageId);

/// <summary>Opens a sealed message.</summary>
/// <param name="MessageId">The message.</param>
public sealed record OpenMessageRequest(string MessageId);

/// <summary>Adds a peer.</summary>
/// <param name="Address"><c>host:port</c>, <c>address:port</c> or <c>[v6]:port</c>.</param>
/// <param name="Listener">Name of the listener to talk through; the first one if left out.</param>
/// <param name="Name">Name to show.</param>
/// <param name="Settings">How to read and write its datagrams.</param>
public sealed record AddPeerRequest(string Address, string? Listener = null, string? Name = null, PeerSettingsPatch? Settings = null);

/// <summary>Changes a peer. What is left out stays as it is.</summary>
/// <param name="PeerId">The peer.</param>
/// <param name="Name">New name; empty for its address.</param>
/// <param name="State">Accepts, mutes or blocks it.</param>
/// <param name="Settings">How to read and write its datagrams.</param>
public sealed record UpdatePeerRequest(string PeerId, string? Name = null, PeerState? State = null, PeerSettingsPatch? Settings = null);

/// <summary>Settings of a peer to change. What is left out stays as it is.</summary>
/// <param name="Charset">IANA name of a character set.</param>
/// <param name="Terminator"><c>\n</c>, <c>\r\n</c> or <c>\0</c> themselves, or <c>none</c>, <c>lf</c>, <c>crlf</c>, <c>nul</c>.</param>
/// <param name="MaxBytes">The longest datagram that it takes, 1 to 65,507 bytes; 0 for what UDP takes.</param>
/// <param name="KeepAlive">What to send again and again; every 0 seconds for nothing.</param>
public sealed record PeerSettingsPatch(string? Charset = null, string? Terminator = null, int? MaxBytes = null, KeepAlivePatch? KeepAlive = null);

/// <summary>Bytes to send to a peer again and again.</summary>
/// <param name="EverySeconds">How often, 1 to 3,600 seconds; 0 for never.</param>
/// <param name="Bytes">What to send, 1 to 512 bytes.</param>
public sealed record KeepAlivePatch(int EverySeconds, byte[]? Bytes = null);

/// <summary>Removes a peer.</summary>
/// <param name="PeerId">The peer.</param>
public sealed record RemovePeerRequest(string PeerId);

/// <summary>Says that a peer is an earlier one, come back on another port. The earlier one goes on at the new address.</summary>
/// <param name="PeerId">The peer that came; it is removed.</param>
/// <param name="Into">The earlier peer; it keeps its name, settings, conversation and rooms.</param>
public sealed record MergePeersRequest(string PeerId, string Into);

/// <summary>Asks what an address means.</summary>
/// <param name="Address">What was typed.</param>
/// <param name="Resolve">Whether a host name is looked up.</param>
/// <param name="Listener">Name of the listener to talk through, whose address families count; the first one if left out.</param>
public sealed record CheckAddressRequest(string? Address, bool Resolve = false, string? Listener = null);

/// <summary>Passes on again what a peer says in a room in which it was stopped.</summary>
/// <param name="ConversationId">The room.</param>
/// <param name="PeerId">The peer.</param>
public sealed record ResumeRelayRequest(string ConversationId, string PeerId);

/// <summary>Creates a room.</summary>
/// <param name="Name">Its name, 1 to 100 characters.</param>
/// <param name="Peers">Ids of the peers in it.</param>
/// <param name="PrefixAuthors">Whether an author's name goes in front of what raw peers are sent; true if left out.</param>
public sealed record CreateConversationRequest(string Name, IReadOnlyList<string>? Peers = null, bool? PrefixAuthors = null);

/// <summary>Changes a room. What is left out stays as it is.</summary>
/// <param name="ConversationId">The room.</param>
/// <param name="Name">New name.</param>
/// <param name="Peers">Ids of all peers that are to be in it.</param>
/// <param name="PrefixAuthors">Whether an author's name goes in front of what raw peers are sent.</param>
public sealed record UpdateConversationRequest(
    string ConversationId, string? Name = null, IReadOnlyList<string>? Peers = null, bool? PrefixAuthors = null);

/// <summary>Says how far the user has read.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Seq">Place of the last message read.</param>
public sealed record MarkReadRequest(string ConversationId, long Seq);

/// <summary>Says that the user is typing.</summary>
/// <param name="ConversationId">The conversation.</param>
public sealed record TypingRequest(string ConversationId);

/// <summary>Asks for a test datagram.</summary>
/// <param name="Listener">Name of the listener to write to; the first one if left out.</param>
public sealed record TestDatagramRequest(string? Listener = null);
