using Microsoft.AspNetCore.SignalR;
using WebUdpChat.Hubs;

namespace WebUdpChat.Tests.Hubs;

public sealed class CallMeterTests
{
    private readonly StepClock _clock = new();
    private readonly LimitCounters _counters = new();

    [Fact]
    public void Count_AtTheRateForLong_TakesAll()
    {
        var meter = Meter(own: 100);
        for (var i = 0; i < 10_000; i++)
        {
            Assert.Null(meter.Count());
            _clock.Step(TimeSpan.FromMilliseconds(10));
        }
    }

    [Fact]
    public void Count_BurstThenPause_TakesTwoSecondsWorthAtOnce()
    {
        var meter = Meter(own: 100);
        Assert.Equal(200, Enumerable.Range(0, 201).Count(_ => meter.Count() is null));

        _clock.Step(TimeSpan.FromSeconds(2));
        Assert.Equal(200, Enumerable.Range(0, 201).Count(_ => meter.Count() is null));
        Assert.Equal((2, 0), (_counters.Calls(LimitedBy.Connection), _counters.Cut));
    }

    [Fact]
    public void Count_TwiceTheRate_IsCutAfterASecondOfRefusals()
    {
        var meter = Meter(own: 100);
        var begun = TimeSpan.Zero;
        Assert.Throws<HubException>(() =>
        {
            for (; begun < TimeSpan.FromSeconds(10); begun += TimeSpan.FromMilliseconds(5))
            {
                meter.Count();
                _clock.Step(TimeSpan.FromMilliseconds(5));
            }
        });
        Assert.InRange(begun.TotalSeconds, 2.5, 3.5);
        Assert.Equal(1, _counters.Cut);
    }

    [Fact]
    public void Count_AsFastAsPossible_IsCutAtOnceWithTheReason()
    {
        var meter = Meter(own: 100);
        var calls = 0;
        var cut = Assert.Throws<HubException>(() =>
        {
            for (; calls < 10_000; calls++)
                meter.Count();
        });
        Assert.Equal("busy: This connection went on sending too much. The connection is closed.", cut.Message);
        Assert.Equal(1_200, calls);
    }

    [Theory]
    [InlineData(10d, null, "User")]
    [InlineData(null, 10d, "Address")]
    [InlineData(1_000d, 10d, "Address")]
    public void Count_OthersOfTheSameTookAll_IsRefused(double? user, double? address, string limited)
    {
        var expected = Enum.Parse<LimitedBy>(limited);
        var ofUser = user is { } u ? new RateBucket(u, _clock) : null;
        var ofAddress = address is { } a ? new RateBucket(a, _clock) : null;
        var meters = Enumerable.Range(0, 20).Select(_ => new CallMeter(new RateBucket(100, _clock), ofUser, ofAddress, _counters, _clock)).ToList();

        Assert.All(meters, meter => Assert.Null(meter.Count()));
        Assert.All(meters, meter => Assert.Equal(expected, meter.Count()));
        Assert.Equal(20, _counters.Calls(expected));
    }

    private CallMeter Meter(double own) => new(new RateBucket(own, _clock), null, null, _counters, _clock);
}
