using System.Collections.Frozen;
using System.Net.Sockets;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>By which interfaces a socket hears and reaches groups and broadcast addresses, as the machine's network is at the moment.</summary>
internal sealed class GroupRoutes
{
    private const uint Everybody = uint.MaxValue; // 255.255.255.255, RFC 919

    private readonly LocalNetwork _network;
    private readonly UdpTransportOptions _options;
    private readonly FrozenDictionary<UInt128, uint[]> _groups;
    private readonly FrozenDictionary<UInt128, uint[]> _broadcasts;
    private readonly uint[] _chosen;
    private readonly bool _choosesBroadcasts;

    public GroupRoutes(LocalNetwork network, UdpTransportOptions options)
    {
        _network = network;
        _options = options;
        _groups = options.Groups.Where(static group => group.Kind == GroupKind.Multicast)
            .GroupBy(static group => group.Address.Bits).ToFrozenDictionary(static same => same.Key, IndexesOf);
        _broadcasts = network.Interfaces.SelectMany(static at => at.Broadcasts.Select(address => (address.Bits, at.Index)))
            .GroupBy(static pair => pair.Bits).ToFrozenDictionary(static same => same.Key, static same => same.Select(static pair => pair.Index).ToArray());
        _choosesBroadcasts = options.Groups.Any(static group => group.Kind == GroupKind.Broadcast);
        _chosen = IndexesOf(options.Groups.Where(static group => group.Kind == GroupKind.Broadcast));
    }

    /// <summary>Whether a datagram to many is for this socket. A broadcast comes by any interface unless some were chosen.</summary>
    /// <param name="group">Where it was written to.</param>
    /// <param name="by">The interface that it came by.</param>
    public bool Hears(PeerAddress group, uint by)
    {
        if (ListenerGroup.IsMulticast(group))
            return _groups.TryGetValue(group.Bits, out var joined) && joined.Contains(by);
        return !_choosesBroadcasts || _chosen.Contains(by);
    }

    /// <summary>Whether this machine has an address.</summary>
    public bool IsOwn(PeerAddress address) => _network.Has(address);

    /// <summary>Whether an address is heard by many.</summary>
    public bool IsToMany(PeerAddress to) => ListenerGroup.IsMulticast(to)
        || (to.Family == AddressFamily.InterNetwork && ((uint)to.Bits == Everybody || _broadcasts.ContainsKey(to.Bits)));

    /// <summary>
    /// The broadcast addresses and groups that reach everybody: those that were named, or where only broadcasts in general are
    /// permitted, those of all interfaces.
    /// </summary>
    /// <param name="local">What the socket is bound to: one of one address speaks to its own networks only.</param>
    public IReadOnlyList<PeerAddress> Many(PeerAddress local)
    {
        var groups = _options.Groups.Where(group => group.Kind == GroupKind.Multicast && group.Address.Family == local.Family)
            .Select(group => PeerAddress.From(group.Address.ToIPAddress(), local.Port));
        var broadcasts = local.Family == AddressFamily.InterNetwork && (_choosesBroadcasts || _options.PermitBroadcast)
            ? _network.Interfaces.Where(at => IsSpokenOn(at, local)).SelectMany(static at => at.Broadcasts)
                .Select(address => PeerAddress.From(address.ToIPAddress(), local.Port))
            : [];
        return [.. groups.Concat(broadcasts).Distinct()];
    }

    private bool IsSpokenOn(LocalInterface at, PeerAddress local) => at.IsUp
        && (!_choosesBroadcasts || _chosen.Contains(at.Index))
        && (local.Bits == 0 || at.Addresses.Any(address => address.Bits == local.Bits && address.Family == local.Family));

    /// <summary>The interfaces to send by, 0 for the one that routing says; nothing where it is not permitted.</summary>
    /// <param name="to">An address that is heard by many.</param>
    /// <param name="interfaces">The interfaces; none where they are not there at the moment.</param>
    public bool TryFind(PeerAddress to, out IReadOnlyList<uint> interfaces)
    {
        var isGroup = ListenerGroup.IsMulticast(to);
        var (isNamed, found) = isGroup ? FindGroup(to) : FindBroadcast(to);
        interfaces = isNamed ? found : [InterfaceZones.IndexOf(to.Scope)];
        return isNamed || (isGroup ? _options.PermitMulticast : _options.PermitBroadcast);
    }

    private (bool IsNamed, uint[] Found) FindGroup(PeerAddress to)
    {
        if (!_groups.TryGetValue(to.Bits, out var found))
            return (false, []);
        if (to.Scope == 0)
            return (true, found);
        var index = InterfaceZones.IndexOf(to.Scope);
        return found.Contains(index) ? (true, [index]) : (false, []);
    }

    private (bool IsNamed, uint[] Found) FindBroadcast(PeerAddress to)
    {
        if ((uint)to.Bits == Everybody)
            return (_choosesBroadcasts, _chosen);
        var found = _broadcasts[to.Bits].Intersect(_chosen).ToArray();
        return (found.Length > 0, found);
    }

    private uint[] IndexesOf(IEnumerable<ListenerGroup> groups) =>
        [.. groups.Select(group => _network.Find(group.Interface)?.Index ?? 0).Where(static index => index != 0).Distinct()];
}
