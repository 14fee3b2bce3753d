using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>A datagram as it was read. Its bytes are valid as long as its <see cref="ReceivedBatch"/> is.</summary>
public readonly ref struct ReceivedDatagram
{
    private readonly Arrival _arrival;

    internal ReceivedDatagram(PeerAddress from, ReadOnlySpan<byte> bytes, bool isTruncated, Arrival arrival, PeerAddress group)
    {
        _arrival = arrival;
        From = from;
        Bytes = bytes;
        IsTruncated = isTruncated;
        Group = arrival == Arrival.ToGroup ? group : default;
    }

    /// <summary>Who sent it.</summary>
    public PeerAddress From { get; }

    /// <summary>The group or broadcast address and the port that it was written to; all zero for this machine alone.</summary>
    public PeerAddress Group { get; }

    /// <summary>Its bytes, 0 to 65,507 (65,527 over IPv6).</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Whether it was longer than the buffer, and its end is lost.</summary>
    public bool IsTruncated { get; }

    /// <summary>Whether it is not for this socket: the socket's own to a group, or one by an interface that was not chosen.</summary>
    public bool IsForeign => _arrival == Arrival.Foreign;

    /// <summary>Hands it on by itself.</summary>
    public void HandTo(IDatagramReceiver receiver)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        switch (_arrival)
        {
            case Arrival.Direct:
                receiver.OnDatagram(From, Bytes, IsTruncated);
                break;
            case Arrival.ToGroup:
                receiver.OnGroupDatagram(From, Group, Bytes, IsTruncated);
                break;
            default:
                receiver.OnForeignDatagram();
                break;
        }
    }
}
