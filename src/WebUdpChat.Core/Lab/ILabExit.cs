using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Lab;

/// <summary>Where datagrams go that come out of the lab: to the listener, or to the socket.</summary>
internal interface ILabExit
{
    /// <summary>A datagram goes on.</summary>
    SendError Pass(PeerAddress peer, PeerAddress group, ReadOnlySpan<byte> datagram, bool truncated, LabMark mark);

    /// <summary>A datagram goes no further.</summary>
    void Lose(PeerAddress peer, int length, LabMark mark);
}
