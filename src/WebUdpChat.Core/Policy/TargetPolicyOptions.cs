using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Policy;

/// <summary>What a <see cref="TargetPolicy"/> goes by. The functions are called from any thread.</summary>
public sealed record TargetPolicyOptions
{
    /// <summary>Targets that are permitted although they are among those that are denied by nature.</summary>
    public IReadOnlyList<TargetRule> Permitted { get; init; } = [];

    /// <summary>Targets that are denied, before all else.</summary>
    public IReadOnlyList<TargetRule> Denied { get; init; } = [];

    /// <summary>Whether peers on this machine may be reached: where its users are on it too.</summary>
    public bool MayReachLoopback { get; init; } = true;

    /// <summary>Whether a target is a group or broadcast address that a listener is to send to.</summary>
    public Func<PeerAddress, bool> IsGroup { get; init; } = static _ => false;

    /// <summary>Whether a target is a broadcast address, of everybody or of a network of this machine.</summary>
    public Func<PeerAddress, bool> IsBroadcast { get; init; } = static target => AddressBlocks.Any(AddressBlocks.Broadcast, target);

    /// <summary>Whether a target is a socket of this gateway.</summary>
    public Func<PeerAddress, bool> IsOwnListener { get; init; } = static _ => false;
}
