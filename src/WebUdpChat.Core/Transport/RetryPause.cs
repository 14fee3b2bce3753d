namespace WebUdpChat.Core.Transport;

/// <summary>Pauses between attempts: 0.1 s, then twice as long each time, up to 5 s.</summary>
internal sealed class RetryPause
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    private TimeSpan _next = Shortest;
    private DateTimeOffset? _until;

    /// <summary>The longest pause.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(5);

    /// <summary>The next attempt may be made at once, and pauses are short again.</summary>
    public void Reset() => (_next, _until) = (Shortest, null);

    /// <summary>An attempt failed.</summary>
    public void Begin(DateTimeOffset now)
    {
        _until = now + _next;
        _next = _next * 2 < Longest ? _next * 2 : Longest;
    }

    /// <summary>Whether the next attempt is due.</summary>
    public bool IsOver(DateTimeOffset now) => _until is null || now >= _until;

    /// <summary>How long until the next attempt.</summary>
    public TimeSpan Left(DateTimeOffset now) => IsOver(now) ? TimeSpan.Zero : _until!.Value - now;
}
