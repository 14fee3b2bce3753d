using System.Collections.Immutable;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects;

namespace WebUdpChat.Core.Peers;

/// <summary>A remote UDP endpoint that the gateway talks with, identified by listener and address.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The name somebody gave it; empty for none, then its address is shown.</param>
/// <param name="Listener">Name of the listener that it belongs to.</param>
/// <param name="Dialect">What it speaks.</param>
/// <param name="Address">Where it is.</param>
/// <param name="ConversationId">The direct conversation with it.</param>
/// <param name="State">Whether it may speak and be heard.</param>
/// <param name="Settings">How to read and write its datagrams.</param>
public sealed record Peer(
    PeerId Id,
    string Name,
    string Listener,
    string Dialect,
    PeerAddress Address,
    ConversationId ConversationId,
    PeerState State,
    PeerSettings Settings)
{
    /// <summary>Whether it came by itself and nobody has named, changed, accepted or answered it: then it is removed when it is silent for long.</summary>
    public bool Transient { get; init; }

    /// <summary>The node that it last wrote to, and that writes to it; null where the journal is one gateway's alone.</summary>
    public string? Node { get; init; }

    /// <summary>The peer that it may be, come back on another port; null for none.</summary>
    public PeerId? MayBe { get; init; }

    /// <summary>What it says of itself; null where its dialect has no words for that, or it said nothing.</summary>
    public PeerProfile? Profile { get; init; }

    /// <summary>What it was sent under a seal, oldest first: kept so that its word of an opening is understood after a restart.</summary>
    public ImmutableArray<AwaitedSeal> Seals { get; init; } = [];

    /// <summary>The name that somebody gave it, else the one that it gives itself, else its address.</summary>
    public string DisplayName => Name.Length > 0 ? Name : Profile is { Nick.Length: > 0 } profile ? profile.Nick : Address.ToString();

    /// <summary>What identifies it.</summary>
    public PeerKey Key => new(Listener, Address);
}

/// <summary>What identifies a peer: the listener and the address that it writes from.</summary>
/// <param name="Listener">Name of the listener.</param>
/// <param name="Address">Where the peer is.</param>
public readonly record struct PeerKey(string Listener, PeerAddress Address)
{
    /// <summary>The same address at two listeners is rare: its hash will do, and is asked for with each datagram.</summary>
    public override int GetHashCode() => Address.GetHashCode();

    /// <summary>Whether both are the same.</summary>
    public bool Equals(PeerKey other) => Address == other.Address && Listener == other.Listener;
}
