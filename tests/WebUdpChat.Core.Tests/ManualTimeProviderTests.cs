namespace WebUdpChat.Core.Tests;

public class ManualTimeProviderTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly List<string> _rang = [];

    [Fact]
    public void Advance_PastSeveralTimers_RingsEachAtItsTime()
    {
        var start = _time.GetUtcNow();
        using var late = Timer("late", TimeSpan.FromSeconds(2));
        using var early = Timer("early", TimeSpan.FromSeconds(1));
        using var beyond = Timer("beyond", TimeSpan.FromSeconds(4));

        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(["early 1", "late 2"], _rang);
        Assert.Equal(start.AddSeconds(3), _time.GetUtcNow());

        ITimer Timer(string name, TimeSpan due) => _time.CreateTimer(
            _ => _rang.Add($"{name} {(_time.GetUtcNow() - start).TotalSeconds}"), null, due, Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public void Advance_PastAPeriod_RingsAgain()
    {
        using var timer = _time.CreateTimer(_ => _rang.Add("tick"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

        _time.Advance(TimeSpan.FromSeconds(3.5));

        Assert.Equal(3, _rang.Count);
    }

    [Fact]
    public void Advance_AfterDispose_RingsNothing()
    {
        var timer = _time.CreateTimer(_ => _rang.Add("tick"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        timer.Dispose();

        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.Empty(_rang);
        Assert.False(timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public async Task Advance_PastADelay_EndsIt()
    {
        var delay = Task.Delay(TimeSpan.FromSeconds(1), _time);
        Assert.False(delay.IsCompleted);

        _time.Advance(TimeSpan.FromSeconds(1));

        await delay.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
