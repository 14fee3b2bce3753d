using System.Collections.Concurrent;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Policy;

/// <summary>
/// Where datagrams may go. A page that makes a server send what one likes to where one likes is a weapon, so some targets are
/// denied whoever asks, unless the settings name them. It judges canonical addresses: what it permits is what is sent to.
/// Thread-safe.
/// </summary>
public sealed class TargetPolicy(TargetPolicyOptions options)
{
    private readonly ConcurrentDictionary<PeerAddress, bool> _named = new();

    /// <summary>Judges a target, and the IPv4 addresses that are inside an IPv6 one.</summary>
    public TargetVerdict Judge(PeerAddress target)
    {
        if (target.Port == 0)
            return TargetVerdict.NoPort;
        var verdict = JudgeAlone(target);
        foreach (var inside in EmbeddedAddress.In(target))
        {
            if (verdict != TargetVerdict.Permitted)
                break;
            verdict = JudgeAlone(inside);
        }

        return MayBePermitted(verdict) && (options.Permitted.Any(rule => rule.Matches(target)) || _named.ContainsKey(target))
            ? TargetVerdict.Permitted
            : verdict;
    }

    /// <summary>Permits a target that the settings name as a peer.</summary>
    public void Permit(PeerAddress target) => _named[target] = true;

    private static bool MayBePermitted(TargetVerdict verdict) =>
        verdict is TargetVerdict.Metadata or TargetVerdict.Broadcast or TargetVerdict.Multicast or TargetVerdict.Loopback or TargetVerdict.Service;

    private TargetVerdict JudgeAlone(PeerAddress target)
    {
        if (options.Denied.Any(rule => rule.Matches(target)))
            return TargetVerdict.DeniedBySettings;
        if (JudgeAddress(target) is var verdict and not TargetVerdict.Permitted)
            return verdict;
        if (options.IsOwnListener(target))
            return TargetVerdict.OwnListener;
        return ServicePorts.NameOf(target.Port) is null ? TargetVerdict.Permitted : TargetVerdict.Service;
    }

    private TargetVerdict JudgeAddress(PeerAddress target)
    {
        if (AddressBlocks.Any(AddressBlocks.Unspecified, target))
            return TargetVerdict.Unspecified;
        if (AddressBlocks.Any(AddressBlocks.Metadata, target))
            return TargetVerdict.Metadata;
        if (!options.MayReachLoopback && AddressBlocks.Any(AddressBlocks.Loopback, target))
            return TargetVerdict.Loopback;
        if (AddressBlocks.Any(AddressBlocks.Multicast, target) && !options.IsGroup(target))
            return TargetVerdict.Multicast;
        return options.IsBroadcast(target) && !options.IsGroup(target) ? TargetVerdict.Broadcast : TargetVerdict.Permitted;
    }
}
