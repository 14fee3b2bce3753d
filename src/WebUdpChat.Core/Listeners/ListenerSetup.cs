using System.Collections.Immutable;

namespace WebUdpChat.Core.Listeners;

/// <summary>What a listener is to be, in the words that people typed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dialect">What its peers speak.</param>
/// <param name="Endpoint">Where it is bound.</param>
/// <param name="Groups">The groups that it joins and the interfaces whose broadcasts it hears.</param>
/// <param name="MulticastTtl">How many routers what it sends to a group may pass.</param>
/// <param name="MulticastLoopback">Whether other programs on this machine hear what it sends to a group.</param>
public sealed record ListenerSetup(
    string Name, string Dialect, string Endpoint, ImmutableArray<string> Groups, int MulticastTtl, bool MulticastLoopback)
{
    /// <summary>Who the gateway is there; null where its dialect has no members.</summary>
    public MemberSetup? Member { get; init; }

    /// <inheritdoc/>
    public bool Equals(ListenerSetup? other) => other is not null
        && (Name, Dialect, Endpoint, MulticastTtl, MulticastLoopback) == (other.Name, other.Dialect, other.Endpoint, other.MulticastTtl, other.MulticastLoopback)
        && Groups.SequenceEqual(other.Groups) && Member == other.Member;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Endpoint, Groups.Length);
}
