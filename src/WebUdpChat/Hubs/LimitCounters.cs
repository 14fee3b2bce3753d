namespace WebUdpChat.Hubs;

/// <summary>What was turned away because it was too much. Thread-safe.</summary>
internal sealed class LimitCounters
{
    private readonly long[] _calls = new long[Enum.GetValues<LimitedBy>().Length];
    private readonly long[] _connections = new long[Enum.GetValues<LimitedBy>().Length];
    private long _cut;

    /// <summary>Connections that were cut because they went on.</summary>
    public long Cut => Interlocked.Read(ref _cut);

    /// <summary>Messages to the hub that were refused.</summary>
    public long Calls(LimitedBy by) => Interlocked.Read(ref _calls[(int)by]);

    /// <summary>Connections that were refused.</summary>
    public long Connections(LimitedBy by) => Interlocked.Read(ref _connections[(int)by]);

    public void CountCall(LimitedBy by) => Interlocked.Increment(ref _calls[(int)by]);

    public void CountConnection(LimitedBy by) => Interlocked.Increment(ref _connections[(int)by]);

    public void CountCut() => Interlocked.Increment(ref _cut);
}
