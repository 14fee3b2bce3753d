using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>
/// Takes what a transport's receive thread reads. Calls come on that thread, one after the other, and must not block, unless
/// another thread was made to read on.
/// </summary>
public interface IDatagramReceiver
{
    /// <summary>Datagrams came that were read at once. Each is handed on by itself where this is not implemented.</summary>
    void OnBatch(ReceivedBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        for (var i = 0; i < batch.Count; i++)
            batch[i].HandTo(this);
    }

    /// <summary>A datagram came. <paramref name="datagram"/> is valid during the call only.</summary>
    /// <param name="from">Who sent it.</param>
    /// <param name="datagram">Its bytes, 0 to 65,507 (65,527 over IPv6).</param>
    /// <param name="truncated">Whether it was longer than the buffer, and its end is lost.</param>
    void OnDatagram(PeerAddress from, ReadOnlySpan<byte> datagram, bool truncated);

    /// <summary>A datagram came that was written to a group or a broadcast address. Taken as any other where this is not implemented.</summary>
    /// <param name="from">Who sent it.</param>
    /// <param name="group">The address and port that it was written to.</param>
    /// <param name="datagram">Its bytes.</param>
    /// <param name="truncated">Whether its end is lost.</param>
    void OnGroupDatagram(PeerAddress from, PeerAddress group, ReadOnlySpan<byte> datagram, bool truncated) => OnDatagram(from, datagram, truncated);

    /// <summary>A datagram came that is not for this socket: this socket's own to a group, or one by an interface that was not chosen.</summary>
    void OnForeignDatagram()
    {
    }

    /// <summary>
    /// The network said that a datagram found nobody (ICMP, RFC 792 type 3; ICMPv6, RFC 4443 type 1). Comes on the receive
    /// thread, or on a sending one while it sends.
    /// </summary>
    /// <param name="peer">Where it was sent to.</param>
    /// <param name="reason">What the network said.</param>
    /// <param name="quoted">As much of the datagram's payload as the network gave back; may be empty.</param>
    void OnUnreachable(PeerAddress peer, UnreachableReason reason, ReadOnlySpan<byte> quoted);
}
