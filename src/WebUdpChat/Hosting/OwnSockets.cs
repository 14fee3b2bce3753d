using WebUdpChat.Configuration;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Policy;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Hosting;

/// <summary>What the target policy has to know of this machine and of the listeners. May be asked from any thread.</summary>
internal sealed class OwnSockets(ListenerRack rack, TimeProvider time)
{
    // Interfaces change seldom, and to read them takes as long as many datagrams.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private LocalNetwork? _network;
    private long _readAt;

    /// <summary>Whether an address is a listener of this gateway.</summary>
    public bool IsListener(PeerAddress target) => rack.Directory.All
        .SelectMany(static listener => listener.Transports)
        .Any(transport => transport.LocalAddress.Port == target.Port && Hears(transport.LocalAddress, target));

    /// <summary>Whether an address is the broadcast address of everybody or of one of this machine's networks.</summary>
    public bool IsBroadcast(PeerAddress target) =>
        AddressBlocks.IsBroadcast(target) || Network().Interfaces.Any(one => one.Broadcasts.Any(address => Same(address, target)));

    /// <summary>Whether a listener is to send to a group or broadcast address.</summary>
    public bool MaySendToMany(PeerAddress target, PolicyOptions policy)
    {
        var isMulticast = ListenerGroup.IsMulticast(target);
        if (isMulticast ? policy.Multicast : policy.Broadcast)
            return true;
        if (!isMulticast && rack.Directory.All.Any(static listener => listener.Dialect.Name == DialectNames.IpMessenger))
            return true;
        return rack.Directory.All.Select(listener => rack.Of(listener.Name)).OfType<Core.Listeners.ListenerCondition>()
            .SelectMany(static condition => condition.Setup.Groups).Select(ListenerGroup.Read).OfType<ListenerGroup>()
            .Any(group => isMulticast ? Same(group.Address, target) : group.Kind == GroupKind.Broadcast && IsBroadcastOf(group.Interface, target));
    }

    // An interface that is away has no networks, and nothing can be sent there.
    private bool IsBroadcastOf(string name, PeerAddress target) => AddressBlocks.IsBroadcast(target)
        || Network().Interfaces.Any(one => one.Name == name && one.Broadcasts.Any(address => Same(address, target)));

    private bool Hears(PeerAddress bound, PeerAddress target) => bound.Bits == 0
        ? bound.Family == target.Family && Network().Has(target)
        : Same(bound, target);

    private static bool Same(PeerAddress one, PeerAddress other) => one.Bits == other.Bits && one.Family == other.Family;

    private LocalNetwork Network()
    {
        lock (_lock)
        {
            if (_network is null || time.GetElapsedTime(_readAt) > Fresh)
                (_network, _readAt) = (LocalNetwork.Read(), time.GetTimestamp());
            return _network;
        }
    }
}
