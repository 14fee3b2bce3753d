using System.Net.Sockets;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Transport;

/// <summary>Where a socket is to be bound, each time anew: an interface that comes back may have another number.</summary>
public interface ITransportPlan
{
    /// <summary>The address and port; null where its interface is not there.</summary>
    PeerAddress? Find();

    /// <summary>It was bound here: what was any free port is this one from now on.</summary>
    void Bound(PeerAddress local);

    /// <summary>Why it could not be bound, in words.</summary>
    Reason Explain(SocketError error);
}
