using WebUdpChat.Core.Tests;
using WebUdpChat.Hubs;

namespace WebUdpChat.Tests.Hubs;

public sealed class CallPaceTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly List<int> _begun = [];

    [Fact]
    public void Run_AFew_BeginAtOnce()
    {
        var pace = new CallPace(100, _clock);
        Call(pace, 64);

        Assert.Equal(64, _begun.Count);
    }

    [Fact]
    public async Task Run_VeryMany_BeginAtTheRateInTheOrderInWhichTheyCame()
    {
        var pace = new CallPace(100, _clock);
        var calls = Call(pace, 264);
        var begun = _clock.GetUtcNow();
        while (_begun.Count < calls.Count)
        {
            await Eventually.TrueAsync(() => _clock.NextDue is not null || _begun.Count == calls.Count, () => $"a wait or an end after {_begun.Count} calls");
            Assert.InRange(_begun.Count, 64, 65 + ((_clock.GetUtcNow() - begun).TotalSeconds * 100));
            _clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        await Task.WhenAll(calls);
        Assert.Equal(Enumerable.Range(0, 264), _begun);
        Assert.InRange((_clock.GetUtcNow() - begun).TotalSeconds, 2, 2.2);
    }

    [Fact]
    public async Task Run_AfterTheConnectionWasCut_BeginsNothing()
    {
        using var cut = new CancellationTokenSource();
        var pace = new CallPace(100, _clock);
        var calls = Call(pace, 100, cut.Token);
        await cut.CancelAsync();

        Assert.Equal(36, (await Task.WhenAll(calls.Select(async call => await Record.ExceptionAsync(() => call) is OperationCanceledException))).Count(static each => each));
        Assert.Equal(64, _begun.Count);
    }

    [Fact]
    public async Task Run_ACallThatFails_LetsTheNextBegin()
    {
        var pace = new CallPace(100, _clock);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await pace.RunAsync<int>(static () => throw new InvalidOperationException(), CancellationToken.None));
        await Task.WhenAll(Call(pace, 1));
        Assert.Single(_begun);
    }

    private List<Task<bool>> Call(CallPace pace, int times, CancellationToken cut = default) => [.. Enumerable.Range(0, times).Select(number => pace.RunAsync(
        () =>
        {
            _begun.Add(number);
            return new ValueTask<bool>(true);
        },
        cut).AsTask())];
}
