using WebUdpChat.Hubs;

namespace WebUdpChat.Tests.Hubs;

public class TurnTests
{
    private readonly Turn _turn = new();

    [Fact]
    public void Ask_SeveralTimes_SendsOne()
    {
        Assert.True(_turn.Ask());
        Assert.False(_turn.Ask());

        _turn.Begin();

        Assert.True(_turn.TryEnd());
        Assert.True(_turn.Ask());
    }

    [Fact]
    public void Ask_WhileSomebodyWrites_KeepsTheTurnGoing()
    {
        _turn.Ask();
        _turn.Begin();

        Assert.False(_turn.Ask());
        Assert.False(_turn.Ask());

        Assert.False(_turn.TryEnd());
        Assert.True(_turn.TryEnd());
    }

    [Fact]
    public async Task Ask_FromManyThreads_LosesNothing()
    {
        var (asked, seen, ended) = (0, 0, 0);
        void Write()
        {
            _turn.Begin();
            do
            {
                Volatile.Write(ref seen, Volatile.Read(ref asked));
            }
            while (!_turn.TryEnd());

            Interlocked.Increment(ref ended);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                Interlocked.Increment(ref asked);
                if (_turn.Ask())
                    Write();
            }
        })));

        Assert.Equal(80_000, seen);
        Assert.InRange(ended, 1, 80_000);
    }
}
