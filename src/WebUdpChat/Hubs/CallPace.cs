namespace WebUdpChat.Hubs;

/// <summary>
/// How fast a connection is read that sends very much, so that what it asks for leaves time for others: what comes sooner waits
/// in the network, and in the end its sender waits. Thread-safe.
/// </summary>
/// <param name="perSecond">How many messages are read in a second.</param>
/// <param name="time">The clock.</param>
internal sealed class CallPace(double perSecond, TimeProvider time)
{
    private const int AtOnce = 64;

    // Shorter ones cost more than they spread.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(2);

    // Each open page has one: it is its own lock.
    private readonly double _interval = time.TimestampFrequency / perSecond;
    private double _next = double.MinValue;

    /// <summary>How long to read nothing more; zero for not at all.</summary>
    public TimeSpan Wait
    {
        get
        {
            lock (this)
            {
                var wait = TimeSpan.FromSeconds(Math.Max(0, (_next - time.GetTimestamp()) / time.TimestampFrequency));
                return wait < ShortestWait ? TimeSpan.Zero : wait;
            }
        }
    }

    /// <summary>A message was read.</summary>
    public void Count()
    {
        lock (this)
            _next = Math.Max(_next, time.GetTimestamp() - (AtOnce * _interval)) + _interval;
    }
}
