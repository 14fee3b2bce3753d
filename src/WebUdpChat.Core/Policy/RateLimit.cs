namespace WebUdpChat.Core.Policy;

/// <summary>
/// A token bucket: so many at once, and so many a second in the long run (RFC 2697 describes the same for bytes).
/// Not thread-safe: its owner locks.
/// </summary>
/// <param name="perSecond">How many a second.</param>
/// <param name="burst">How many at once.</param>
/// <param name="now">The time at which it is full.</param>
public struct RateLimit(double perSecond, double burst, DateTimeOffset now)
{
    private readonly double _perSecond = perSecond;
    private readonly double _burst = burst;
    private double _tokens = burst;
    private DateTimeOffset _at = now;

    /// <summary>When the last token was taken or asked for.</summary>
    public readonly DateTimeOffset LastUse => _at;

    /// <summary>Takes one. False where there is none; a clock that was set back gives none.</summary>
    public bool TryTake(DateTimeOffset at)
    {
        var passed = (at - _at).TotalSeconds;
        _tokens = passed > 0 ? Math.Min(_burst, _tokens + (passed * _perSecond)) : _tokens;
        _at = at;
        if (_tokens < 1)
            return false;
        _tokens--;
        return true;
    }
}
