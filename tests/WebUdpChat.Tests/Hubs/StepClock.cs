namespace WebUdpChat.Tests.Hubs;

/// <summary>Time that passes when a test says so.</summary>
internal sealed class StepClock : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public void Step(TimeSpan span) => _ticks += span.Ticks;
}
