using WebUdpChat.Core.Threads;

namespace WebUdpChat.Core.Listeners;

/// <summary>Sets a signal when a time has come.</summary>
internal sealed class Alarm : IDisposable
{
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(1);

    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private DateTimeOffset? _armedFor;
    private volatile bool _rang;

    public Alarm(TimeProvider time, WakeSignal signal)
    {
        _time = time;
        _timer = time.CreateTimer(
            _ =>
            {
                _rang = true;
                signal.Set();
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
    }

    /// <summary>Rings at or soon after a time, or before it where that is far away; never for null. Only the last wish counts.</summary>
    public void Arm(DateTimeOffset? time)
    {
        if (time == _armedFor && !_rang)
            return;
        _rang = false;
        _armedFor = time;
        _timer.Change(time is { } due ? Delay(due) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    // Timers count whole milliseconds: rounded down, one would ring too early and be armed again at once.
    private TimeSpan Delay(DateTimeOffset due)
    {
        var delay = Math.Ceiling((due - _time.GetUtcNow()).TotalMilliseconds);
        return TimeSpan.FromMilliseconds(Math.Clamp(delay, 0, Furthest.TotalMilliseconds));
    }
}
