using WebUdpChat.Access;
using WebUdpChat.Configuration;
using WebUdpChat.Contract;
using WebUdpChat.Core.Policy;

namespace WebUdpChat.Hosting;

/// <summary>Makes the policies of the settings.</summary>
internal static class PolicySetup
{
    public static InboundGate Gate(PolicyOptions policy, TimeProvider time) => new(
        new SourcePolicy(policy.Inbound, policy.Allow.Select(AddressBlock.Parse), policy.Deny.Select(AddressBlock.Parse)),
        new NewcomerBounds
        {
            PerSecond = policy.NewPeersPerSecond,
            Lobby = policy.Lobby,
            Unverified = policy.Unverified,
            UnverifiedPerIpv4Block = policy.UnverifiedPerIpv4Block,
            UnverifiedPerIpv6Block = policy.UnverifiedPerIpv6Block,
        },
        time);

    public static TargetPolicy Targets(PolicyOptions policy, Exposure exposure, OwnSockets sockets) => new(new TargetPolicyOptions
    {
        Permitted = [.. policy.AllowTargets.Select(TargetRule.TryParse).OfType<TargetRule>()],
        Denied = [.. policy.DenyTargets.Select(TargetRule.TryParse).OfType<TargetRule>()],
        MayReachLoopback = exposure.Mode == AccessMode.Local,
        IsGroup = target => sockets.MaySendToMany(target, policy),
        IsBroadcast = sockets.IsBroadcast,
        IsOwnListener = sockets.IsListener,
    });
}
