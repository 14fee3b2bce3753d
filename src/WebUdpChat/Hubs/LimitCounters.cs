namespace WebUdpChat.Hubs;

/// <summary>What was turned away because it was too much. Thread-safe.</summary>
internal sealed class LimitCounters
{
    private static readonly int Kinds = Enum.GetValues<LimitedBy>().Length;

    private readonly long[] _calls = new long[Kinds];
    private readonly long[] _connections = new long[Kinds];
    private readonly long[] _requests = new long[Kinds];
    private readonly long[] _sockets = new long[Kinds];
    private long _cut;
    private long _cutRequests;

    /// <summary>Connections to the hub that were cut because they went on.</summary>
    public long Cut => Interlocked.Read(ref _cut);

    /// <summary>Connections that were cut because requests went on coming by them.</summary>
    public long CutRequests => Interlocked.Read(ref _cutRequests);

    /// <summary>Messages to the hub that were refused.</summary>
    public long Calls(LimitedBy by) => Interlocked.Read(ref _calls[(int)by]);

    /// <summary>Connections to the hub that were refused.</summary>
    public long Connections(LimitedBy by) => Interlocked.Read(ref _connections[(int)by]);

    /// <summary>Requests that were refused.</summary>
    public long Requests(LimitedBy by) => Interlocked.Read(ref _requests[(int)by]);

    /// <summary>TCP connections that were closed as they came.</summary>
    public long Sockets(LimitedBy by) => Interlocked.Read(ref _sockets[(int)by]);

    public void CountCall(LimitedBy by) => Interlocked.Increment(ref _calls[(int)by]);

    public void CountConnection(LimitedBy by) => Interlocked.Increment(ref _connections[(int)by]);

    public void CountRequest(LimitedBy by) => Interlocked.Increment(ref _requests[(int)by]);

    public void CountSocket(LimitedBy by) => Interlocked.Increment(ref _sockets[(int)by]);

    public void CountCut() => Interlocked.Increment(ref _cut);

    public void CountCutRequests() => Interlocked.Increment(ref _cutRequests);
}
