using System.Text.Json.Serialization;
using WebUdpChat.Core.Dialects;
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
/// <param name="Label">What is known of who it is: <c>unverified</c>, with what it says of itself in front where it does.</param>
/// <param name="Transient">Whether it came by itself and nobody has named, changed, accepted or answered it: then it goes when it is silent for long.</param>
/// <param name="MayBe">Id of the peer that it may be, come back on another port; null for none.</param>
/// <param name="Profile">What it says of itself; null where its dialect has no words for that, or it said nothing.</param>
/// <param name="Node">The node that it last wrote to, and that writes to it; left out where the journal is one gateway's alone.</param>
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
    string Label,
    bool Transient = false,
    string? MayBe = null,
    PeerProfileView? Profile = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Node = null);

/// <summary>What a peer says of itself. Nobody has checked it.</summary>
/// <param name="Nick">Its name; empty for none.</param>
/// <param name="Group">Its group; empty for none.</param>
/// <param name="User">Name of its account; empty for none.</param>
/// <param name="Host">Name of its machine; empty for none.</param>
/// <param name="Program">The program that it uses; empty where it does not tell.</param>
/// <param name="Presence">Whether it is there, as far as its packets tell.</param>
/// <param name="AbsenceText">Why nobody sits in front of it, in its own words; empty where it is not away or does not say.</param>
public sealed record PeerProfileView(string Nick, string Group, string User, string Host, string Program, Presence Presence, string AbsenceText = "");

/// <summary>How to read and write a peer's datagrams.</summary>
/// <param name="Charset">IANA name of its character set.</param>
/// <param name="Terminator">What ends each datagram sent to it: <c>\n</c>, <c>\r\n</c> or <c>\0</c> themselves, or the word <c>none</c>.</param>
/// <param name="MaxBytes">The longest datagram that it takes; null for what UDP takes.</param>
/// <param name="KeepAlive">What it is sent again and again; null for nothing.</param>
public sealed record PeerSettingsView(string Charset, string Terminator, int? MaxBytes = null, KeepAliveView? KeepAlive = null);

/// <summary>Bytes that are sent to a peer again and again, so that routers on the way do not forget it.</summary>
/// <param name="EverySeconds">How often, 1 to 3,600 seconds.</param>
/// <param name="Bytes">What is sent, 1 to 512 bytes.</param>
public sealed record KeepAliveView(int EverySeconds, byte[] Bytes);
