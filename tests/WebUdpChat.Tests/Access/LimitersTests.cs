using System.Net;
using System.Threading.RateLimiting;
using WebUdpChat.Access;

namespace WebUdpChat.Tests.Access;

public sealed class LimitersTests
{
    [Fact]
    public void Acquire_OneTakesAll_LeavesTheOthersTheirs()
    {
        using var limiters = new Limiters(static () => Window(2, TimeSpan.FromHours(1)));

        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => limiters.Acquire("a").IsAcquired));
        Assert.True(limiters.Acquire("b").IsAcquired);
    }

    [Fact]
    public void Acquire_AfterTheWindow_MayAgain()
    {
        using var limiters = new Limiters(static () => Window(1, TimeSpan.FromMilliseconds(50)));
        Assert.True(limiters.Acquire("a").IsAcquired);

        Assert.True(SpinWait.SpinUntil(() => limiters.Acquire("a").IsAcquired, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void Acquire_ManyThatComeAndGo_ForgetsThoseThatAreAtRest()
    {
        using var limiters = new Limiters(static () => new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1 }));
        using var held = limiters.Acquire("held");

        for (var i = 0; i < 1_000; i++)
            limiters.Acquire($"{i}").Dispose();

        Assert.InRange(limiters.Count, 1, 100);
        Assert.False(limiters.Acquire("held").IsAcquired);
    }

    [Fact]
    public void TryBegin_FromOneAddress_IsBoundedThereAndNotElsewhere()
    {
        using var limiter = new SignInLimiter();
        var (one, other) = (IPAddress.Parse("2001:db8::1"), IPAddress.Parse("2001:db8::ffff:1"));

        for (var i = 0; i < SignInLimiter.PerAddress; i++)
            Assert.True(limiter.TryBegin(i % 2 == 0 ? one : other));

        Assert.False(limiter.TryBegin(one));
        Assert.True(limiter.TryBegin(IPAddress.Parse("2001:db8:0:1::1")));
    }

    [Fact]
    public void TryBegin_FromManyAddresses_IsBoundedInAll()
    {
        using var limiter = new SignInLimiter();

        var begun = Enumerable.Range(0, SignInLimiter.InAll + 50).Count(i => limiter.TryBegin(new IPAddress([10, 0, (byte)(i >> 8), (byte)i])));

        Assert.Equal(SignInLimiter.InAll, begun);
    }

    private static FixedWindowRateLimiter Window(int permits, TimeSpan window) =>
        new(new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window, QueueLimit = 0, AutoReplenishment = false });
}
