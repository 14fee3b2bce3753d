using WebUdpChat.Core.Threads;

namespace WebUdpChat.Core.Tests.Threads;

public sealed class LeisureTests
{
    // Other tests allocate, too, and have the collector run by itself: then there is nothing to do.
    [Fact]
    public void Use_MuchIsNew_CollectsItOnce()
    {
        for (var i = 0; i < 1_000; i++)
        {
            var before = GC.CollectionCount(0);
            var kept = new byte[1 << 20];
            if (!Leisure.Use())
                continue;
            Assert.True(GC.CollectionCount(0) > before);
            GC.KeepAlive(kept);
            return;
        }

        Assert.Fail("It never collects.");
    }

    [Fact]
    public void Use_AgainAndAgain_CollectsSeldom()
    {
        var used = Enumerable.Range(0, 1_000).Count(static _ => Leisure.Use());

        Assert.InRange(used, 0, 100);
    }
}
