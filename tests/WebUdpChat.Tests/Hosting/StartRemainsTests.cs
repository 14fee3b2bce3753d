using WebUdpChat.Hosting;

namespace WebUdpChat.Tests.Hosting;

public sealed class StartRemainsTests
{
    private int _collected;

    [Theory]
    [InlineData(StartRemains.Most, 1)]
    [InlineData(StartRemains.Most + 1, 0)]
    public async Task Clear_AfterTheStart_CollectsOnceWhereItIsLittle(long size, int times)
    {
        await StartRemains.ClearAsync(new HastyClock(), () => size, () => _collected++, CancellationToken.None);

        Assert.Equal(times, _collected);
    }

    [Fact]
    public async Task Clear_EndBeforeItIsTime_CollectsNothing()
    {
        await StartRemains.ClearAsync(TimeProvider.System, static () => 0, () => _collected++, new CancellationToken(canceled: true));

        Assert.Equal(0, _collected);
    }

    /// <summary>A clock whose timers are due at once.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
