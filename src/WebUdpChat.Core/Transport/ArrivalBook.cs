using System.Net.Sockets;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>Tells where each datagram belongs, and remembers which local address its sender wrote to.</summary>
/// <param name="local">What the socket is bound to.</param>
internal sealed class ArrivalBook(PeerAddress local)
{
    private const int RememberedPeers = 32_768;

    private readonly LocalAddresses _addresses = new(RememberedPeers);
    private volatile GroupRoutes _routes = new(new LocalNetwork([]), new UdpTransportOptions());

    /// <summary>The present ways to groups.</summary>
    public GroupRoutes Routes
    {
        get => _routes;
        set => _routes = value;
    }

    /// <summary>A datagram came.</summary>
    /// <param name="from">Its sender.</param>
    /// <param name="info">Where it was written to, as far as the system tells.</param>
    /// <param name="group">The group or broadcast address with this socket's port.</param>
    public Arrival Note(PeerAddress from, PacketInfo info, out PeerAddress group)
    {
        group = default;
        if (info == default)
            return Arrival.Direct;
        if (!info.IsToMany)
        {
            _addresses.Note(from, info.Local);
            return Arrival.Direct;
        }

        group = GroupOf(info);
        var routes = _routes;
        return routes.Hears(group, info.Interface) && !(from.Port == local.Port && routes.IsOwn(from)) ? Arrival.ToGroup : Arrival.Foreign;
    }

    /// <summary>What to answer a peer from; zero where routing is to say.</summary>
    public PacketInfo AnswerTo(PeerAddress peer)
    {
        var address = _addresses.Find(peer);
        return address == 0 ? default : new PacketInfo(InterfaceZones.IndexOf(peer.Scope), address, address);
    }

    /// <summary>The address is not of this machine any more.</summary>
    public void Forget(PeerAddress peer) => _addresses.Forget(peer);

    // A group of a single network is another one on each interface (RFC 4007), as is a link-local address.
    private PeerAddress GroupOf(PacketInfo info) => local.Family == AddressFamily.InterNetwork
        ? new PeerAddress((uint)info.Destination, (ushort)local.Port)
        : new PeerAddress(info.Destination, IsLinkLocalGroup(info.Destination) ? InterfaceZones.OfIndex(info.Interface) : 0, (ushort)local.Port);

    // RFC 4291 section 2.7: the scope is the low half of the second byte; 1 is the interface, 2 the link.
    private static bool IsLinkLocalGroup(UInt128 group) => ((uint)(group >> 112) & 0xF) <= 2;
}
