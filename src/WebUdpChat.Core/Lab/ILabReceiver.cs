using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Lab;

/// <summary>A receiver that wants to know what the lab did. Calls may come on the lab's own threads, too.</summary>
public interface ILabReceiver : IDatagramReceiver
{
    /// <summary>A datagram came out of the lab.</summary>
    /// <param name="from">Who sent it.</param>
    /// <param name="group">The group or broadcast address that it was written to; all zero for this machine alone.</param>
    /// <param name="datagram">Its bytes, valid during the call only.</param>
    /// <param name="truncated">Whether its end is lost.</param>
    /// <param name="mark">What was done to it.</param>
    void OnImpaired(PeerAddress from, PeerAddress group, ReadOnlySpan<byte> datagram, bool truncated, LabMark mark);

    /// <summary>A datagram was read, and the lab lost it.</summary>
    /// <param name="from">Who sent it.</param>
    /// <param name="length">Bytes in it.</param>
    /// <param name="mark">Why.</param>
    void OnLost(PeerAddress from, int length, LabMark mark);
}
