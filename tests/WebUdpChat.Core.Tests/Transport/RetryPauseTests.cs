using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Transport;

public sealed class RetryPauseTests
{
    [Fact]
    public void Begin_AgainAndAgain_DoublesFromATenthToFiveSeconds()
    {
        var (pause, now, lengths) = (new RetryPause(), DateTimeOffset.UnixEpoch, new List<double>());
        Assert.True(pause.IsOver(now));
        for (var i = 0; i < 8; i++)
        {
            pause.Begin(now);
            lengths.Add(pause.Left(now).TotalSeconds);
            Assert.False(pause.IsOver(now));
            now += pause.Left(now);
            Assert.True(pause.IsOver(now));
        }

        Assert.Equal([0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 5, 5], lengths);
        pause.Begin(now);
        pause.Reset();
        Assert.True(pause.IsOver(now));
    }
}
