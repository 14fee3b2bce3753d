using WebUdpChat.Core.Peers;

namespace WebUdpChat.Contract;

/// <summary>A remote UDP endpoint that the gateway talks with.</summary>
/// <param name="Id">Stable id, for example <c>p7</c>.</param>
/// <param name="Name">Name to show; the address until somebody names it.</param>
/// <param name="Listener">Name of the listener that it belongs to.</param>
/// <param name="Dialect">The protocol that it speaks.</param>
/// <param name="Address">Canonical <c>address:port</c>.</param>
/// <param name="ConversationId">The direct conversation with it.</param>
/// <param name="LastSeen">When its last datagram came; null for never.</param>
/// <param name="State">Whether it may speak and be heard.</param>
/// <param name="Settings">How to read and write its datagrams.</param>
/// <param name="Label">What is known of who it is; <c>unverified</c> for a raw peer.</param>
public sealed record PeerView(
    string Id,
    string Name,
    string Listener,
    string Dialect,
    string Address,
    string ConversationId,
    DateTimeOffset? LastSeen,
    PeerState State,
    PeerSettingsView Settings,
    string Label);

/// <summary>How to read and write a peer's datagrams.</summary>
/// <param name="Charset">IANA name of its character set.</param>
/// <param name="Terminator">What ends each datagram sent to it: <c>\n</c>, <c>\r\n</c> or <c>\0</c> themselves, or the word <c>none</c>.</param>
public sealed record PeerSettingsView(string Charset, string Terminator);
