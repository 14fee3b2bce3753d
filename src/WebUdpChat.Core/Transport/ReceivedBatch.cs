namespace WebUdpChat.Core.Transport;

/// <summary>
/// Datagrams that were read off a socket in one call, in order; none where it turned out that nothing more was there. Valid during
/// the call that hands it on.
/// </summary>
public sealed class ReceivedBatch
{
    private readonly DatagramReader _reader;
    private readonly ArrivalBook _arrivals;
    private readonly Func<bool> _tryPassReading;

    internal ReceivedBatch(DatagramReader reader, ArrivalBook arrivals, Func<bool> tryPassReading) =>
        (_reader, _arrivals, _tryPassReading) = (reader, arrivals, tryPassReading);

    /// <summary>How many there are.</summary>
    public int Count => _reader.Count;

    /// <summary>Whether the socket is read again at once and another batch follows without a pause, be it an empty one.</summary>
    public bool IsFollowed { get; internal set; }

    /// <summary>
    /// Lets another thread read on, so that the one that called with this batch may take its time. False where there is none.
    /// After that the batch is no longer valid.
    /// </summary>
    internal bool TryKeepThread() => _tryPassReading();

    /// <summary>All of them were handed on one by one.</summary>
    internal void Clear() => _reader.Clear();

    /// <summary>How many from one on have the same sender and were written to the same address: what holds for it holds for them.</summary>
    internal int CountAlike(int index) => _reader.CountAlike(index);

    /// <summary>The bytes of one of them, and whether its end is lost.</summary>
    internal ReadOnlySpan<byte> Read(int index, out bool isTruncated) => _reader.Read(index, out isTruncated);

    /// <summary>One of them, or the first of some that are alike. To be asked for once, in order.</summary>
    public ReceivedDatagram this[int index]
    {
        get
        {
            var from = _reader.Sender(index);
            var arrival = _arrivals.Note(from, _reader.Info(index), out var group);
            var bytes = _reader.Read(index, out var isTruncated);
            return new ReceivedDatagram(from, bytes, isTruncated, arrival, group);
        }
    }
}
