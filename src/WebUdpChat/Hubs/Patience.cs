namespace WebUdpChat.Hubs;

/// <summary>How long somebody is borne who goes on although what they ask for is refused. Thread-safe.</summary>
internal sealed class Patience(TimeProvider time)
{
    // Together with the burst, whoever sends at twice the rate or more is gone within two seconds.
    private const int MaxRefusals = 1_000;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    // Who pauses for this long begins anew: it does what it was asked to.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    private readonly Lock _lock = new();
    private int _refusals;
    private long _since;
    private long _last;

    /// <summary>Counts a refusal. Whether that was one too many.</summary>
    public bool EndsWithThis()
    {
        var now = time.GetTimestamp();
        lock (_lock)
        {
            if (_refusals == 0 || time.GetElapsedTime(_last, now) > Pause)
                (_refusals, _since) = (0, now);
            _refusals++;
            _last = now;
            return _refusals > MaxRefusals || time.GetElapsedTime(_since, now) >= Grace;
        }
    }
}
