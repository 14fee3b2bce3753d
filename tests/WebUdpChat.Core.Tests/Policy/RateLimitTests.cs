using WebUdpChat.Core.Policy;

namespace WebUdpChat.Core.Tests.Policy;

public sealed class RateLimitTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void TryTake_MoreAtOnceThanTheBurst_IsRefused()
    {
        var limit = new RateLimit(perSecond: 10, burst: 3, Start);

        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => limit.TryTake(Start)));
    }

    [Fact]
    public void TryTake_AfterATime_GivesWhatTheRateAllowsAndNoMoreThanTheBurst()
    {
        var limit = new RateLimit(perSecond: 10, burst: 3, Start);
        Assert.Equal(3, Take(ref limit, Start));

        Assert.Equal(2, Take(ref limit, Start.AddSeconds(0.2)));
        Assert.Equal(3, Take(ref limit, Start.AddHours(1)));
    }

    [Fact]
    public void TryTake_ClockSetBack_GivesNone()
    {
        var limit = new RateLimit(perSecond: 10, burst: 1, Start);
        Assert.Equal(1, Take(ref limit, Start));

        Assert.Equal(0, Take(ref limit, Start.AddHours(-1)));
        Assert.Equal(1, Take(ref limit, Start.AddHours(-1).AddSeconds(0.1)));
    }

    private static int Take(ref RateLimit limit, DateTimeOffset at)
    {
        var taken = 0;
        while (limit.TryTake(at))
            taken++;
        return taken;
    }
}
