namespace WebUdpChat.Bench.FanOut;

/// <summary>What one server did in one round.</summary>
/// <param name="Delivered">The part of all messages that came in time, 0 to 1.</param>
/// <param name="InOrder">Whether all that came was in order, each once.</param>
/// <param name="PerSecond">Messages that came in a second, to all browsers together.</param>
/// <param name="Micros">Microseconds of the server's processor time for each message.</param>
/// <param name="P50">Median of the delay in milliseconds.</param>
/// <param name="P99">What 99 of 100 did not exceed.</param>
/// <param name="ClientBusy">The part of the time that the browsers' process was busy: at 1 it would be what is measured.</param>
/// <param name="Lagged">How often a browser fell so far behind that it read from the journal.</param>
internal sealed record FanOutResult(
    double Delivered, bool InOrder, double PerSecond, double Micros, double P50, double P99, double ClientBusy, long Lagged)
{
    // Above this, the browsers may have been what held it up.
    private const double TooBusy = 0.9;

    /// <summary>Whether the browsers were the bottleneck, so that it says nothing about the server.</summary>
    public bool IsVoid => ClientBusy > TooBusy;

    public bool IsComplete => Delivered >= 1 && InOrder;
}
