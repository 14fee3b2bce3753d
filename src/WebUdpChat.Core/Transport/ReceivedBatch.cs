namespace WebUdpChat.Core.Transport;

/// <summary>
/// Datagrams that were read off a socket in one call, in order; none where it turned out that nothing more was there. Valid during
/// the call that hands it on.
/// </summary>
public sealed class ReceivedBatch
{
    private readonly DatagramReader _reader;
    private readonly ArrivalBook _arrivals;

    internal ReceivedBatch(DatagramReader reader, ArrivalBook arrivals) => (_reader, _arrivals) = (reader, arrivals);

    /// <summary>How many there are.</summary>
    public int Count => _reader.Count;

    /// <summary>Whether the socket is read again at once and another batch follows without a pause, be it an empty one.</summary>
    public bool IsFollowed { get; internal set; }

    /// <summary>All of them were handed on one by one.</summary>
    internal void Clear() => _reader.Clear();

    /// <summary>One of them. To be asked for once, in order.</summary>
    public ReceivedDatagram this[int index]
    {
        get
        {
            var raw = _reader.Read(index);
            var arrival = _arrivals.Note(raw.From, raw.Info, out var group);
            return new ReceivedDatagram(raw.From, raw.Bytes, raw.IsTruncated, arrival, group);
        }
    }
}
