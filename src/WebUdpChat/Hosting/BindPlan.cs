using System.Globalization;
using System.Net.Sockets;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Hosting;

/// <summary>Where one of a listener's sockets is to be bound.</summary>
/// <param name="address">The address as it was written, without scope.</param>
/// <param name="network">Name or number of the interface of a link-local address; null for others.</param>
internal sealed class BindPlan(PeerAddress address, string? network) : ITransportPlan
{
    private PeerAddress _wanted = address;

    public PeerAddress? Find()
    {
        if (network is null)
            return _wanted;
        var found = LocalNetwork.Read().Interfaces.FirstOrDefault(one =>
            one.Name == network || one.Index.ToString(CultureInfo.InvariantCulture) == network);
        return found is null ? null : new PeerAddress(_wanted.Bits, InterfaceZones.OfIndex(found.Index), (ushort)_wanted.Port);
    }

    public void Bound(PeerAddress local) => _wanted = PeerAddress.From(_wanted.ToIPAddress(), local.Port);

    public Reason Explain(SocketError error) => BindException.Explain($"{Find() ?? _wanted}", error);
}
