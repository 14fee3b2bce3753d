using WebUdpChat.Core.Listeners;

namespace WebUdpChat.Core.Tests.Listeners;

public class RecentSendsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly RecentSends _recent = new(4);

    [Fact]
    public void TryTake_WithoutQuotation_IsTheNewestToThatPeer()
    {
        _recent.Add(ListenerBench.Alice, 1, "a"u8.ToArray(), Now);
        _recent.Add(ListenerBench.Alice, 2, "b"u8.ToArray(), Now);
        _recent.Add(ListenerBench.Bob, 3, "c"u8.ToArray(), Now);

        Assert.True(_recent.TryTake(ListenerBench.Alice, [], Now, out var token));

        Assert.Equal(2, token);
    }

    [Fact]
    public void TryTake_OfAnOlderThanTheRingHolds_IsFalse()
    {
        for (var token = 1; token <= 5; token++)
            _recent.Add(ListenerBench.Alice, token, BitConverter.GetBytes(token), Now);

        Assert.False(_recent.TryTake(ListenerBench.Alice, BitConverter.GetBytes(1), Now, out _));
        Assert.True(_recent.TryTake(ListenerBench.Alice, BitConverter.GetBytes(2), Now, out var token2));
        Assert.Equal(2, token2);
    }

    [Fact]
    public void TryTake_LongAfterSending_IsFalse()
    {
        _recent.Add(ListenerBench.Alice, 1, "a"u8.ToArray(), Now);

        Assert.False(_recent.TryTake(ListenerBench.Alice, "a"u8, Now.AddSeconds(31), out _));
        Assert.True(_recent.TryTake(ListenerBench.Alice, "a"u8, Now.AddSeconds(30), out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(520)]
    [InlineData(1_232)]
    [InlineData(2_000)]
    public void TryTake_OfALongMessage_KnowsItByItsBeginning(int quoted)
    {
        var message = new byte[60_000];
        new Random(1).NextBytes(message);
        _recent.Add(ListenerBench.Alice, 1, message, Now);

        Assert.True(_recent.TryTake(ListenerBench.Alice, message.AsSpan(0, quoted), Now, out _));
    }
}
