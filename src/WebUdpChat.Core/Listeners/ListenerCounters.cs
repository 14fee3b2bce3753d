using WebUdpChat.Core.Dialects;

namespace WebUdpChat.Core.Listeners;

/// <summary>
/// Datagrams of a listener since the start. At rest, <c>Read = Journaled + sum of Dropped</c>. A copy that the fault lab makes
/// is read once more, and what it holds back is read when it comes out. May be used from any thread.
/// </summary>
public sealed class ListenerCounters
{
    private readonly long[] _dropped = new long[Enum.GetValues<DropReason>().Length];
    private readonly long[] _rejected = new long[Enum.GetValues<DecodeError>().Length];
    private readonly long[] _noticed = new long[Enum.GetValues<ListenerNotice>().Length];
    private long _read;
    private long _readBytes;
    private long _sentBytes;
    private long _journaled;
    private long _sent;
    private long _sendFailed;

    /// <summary>Read from the sockets.</summary>
    public long Read => Interlocked.Read(ref _read);

    /// <summary>Bytes in the datagrams that were read, headers left out.</summary>
    public long ReadBytes => Interlocked.Read(ref _readBytes);

    /// <summary>Bytes in the datagrams that were sent.</summary>
    public long SentBytes => Interlocked.Read(ref _sentBytes);

    /// <summary>Journaled as messages.</summary>
    public long Journaled => Interlocked.Read(ref _journaled);

    /// <summary>Handed to the operating system, or to the fault lab where one is on.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Refused by the operating system.</summary>
    public long SendFailed => Interlocked.Read(ref _sendFailed);

    /// <summary>Not journaled, for any reason.</summary>
    public long TotalDropped => Enumerable.Range(0, _dropped.Length).Sum(reason => Dropped((DropReason)reason));

    /// <summary>Not journaled, for one reason.</summary>
    public long Dropped(DropReason reason) => Interlocked.Read(ref _dropped[(int)reason]);

    /// <summary>Rejected by the dialect, for one reason. Each is among the dropped, too.</summary>
    public long Rejected(DecodeError error) => Interlocked.Read(ref _rejected[(int)error]);

    /// <summary>How often something else happened.</summary>
    public long Noticed(ListenerNotice notice) => Interlocked.Read(ref _noticed[(int)notice]);

    /// <summary>Counts a datagram that was read.</summary>
    public void CountRead(int bytes = 0)
    {
        Interlocked.Increment(ref _read);
        Interlocked.Add(ref _readBytes, bytes);
    }

    /// <summary>Counts datagrams that were read at once.</summary>
    public void CountRead(int datagrams, long bytes)
    {
        Interlocked.Add(ref _read, datagrams);
        Interlocked.Add(ref _readBytes, bytes);
    }

    /// <summary>Counts datagrams that are in the journal now.</summary>
    public void CountJournaled(long count) => Interlocked.Add(ref _journaled, count);

    /// <summary>Counts datagrams that will not be in the journal.</summary>
    public void CountDropped(DropReason reason, long count = 1) => Interlocked.Add(ref _dropped[(int)reason], count);

    /// <summary>Counts a datagram that the dialect rejected, here and among the dropped.</summary>
    public void CountRejected(DecodeError error)
    {
        Interlocked.Increment(ref _rejected[(int)error]);
        CountDropped(error == DecodeError.LineEndOfPrevious ? DropReason.LineEndOfPrevious : DropReason.Rejected);
    }

    /// <summary>Counts a datagram that was to be sent.</summary>
    public void CountSent(bool taken, int bytes = 0)
    {
        Interlocked.Increment(ref taken ? ref _sent : ref _sendFailed);
        if (taken)
            Interlocked.Add(ref _sentBytes, bytes);
    }

    /// <summary>Counts datagrams that were to be sent together.</summary>
    /// <param name="taken">How many the operating system took.</param>
    /// <param name="refused">How many it did not take.</param>
    /// <param name="bytes">Bytes in those that it took.</param>
    public void CountSent(int taken, int refused, long bytes)
    {
        Interlocked.Add(ref _sent, taken);
        Interlocked.Add(ref _sentBytes, bytes);
        Interlocked.Add(ref _sendFailed, refused);
    }

    /// <summary>Counts something else.</summary>
    public void Count(ListenerNotice notice) => Interlocked.Increment(ref _noticed[(int)notice]);
}
