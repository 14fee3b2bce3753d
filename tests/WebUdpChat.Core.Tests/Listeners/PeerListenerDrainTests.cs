using WebUdpChat.Core.Listeners;

namespace WebUdpChat.Core.Tests.Listeners;

public class PeerListenerDrainTests
{
    // Far away, since the clock is moved on while the listener's own thread works.
    private static readonly TimeSpan Limit = TimeSpan.FromDays(1);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    [Fact]
    public async Task DrainAsync_WithWorkWaiting_HandsAllOfItOn()
    {
        await using var bench = new ListenerBench();
        var held = await bench.HoldLoopAsync();
        for (var i = 0; i < 1_000; i++)
            bench.Transport.Deliver(ListenerBench.Alice, "x"u8);
        bench.Listener.TrySend(ListenerBench.Alice, ListenerBench.Message(1, "x"));

        var drain = bench.Listener.DrainAsync(bench.Time.GetUtcNow() + Limit);
        Assert.False(bench.Listener.TrySend(ListenerBench.Alice, ListenerBench.Message(2, "late")));
        held.SetResult();

        Assert.True(await FinishAsync(bench, drain, Step));
        Assert.Equal(1_002, bench.Sink.Events.Count);
        Assert.Equal(bench.Counters.Read, bench.Counters.Journaled);
    }

    [Fact]
    public async Task DrainAsync_BeforeTheKernelIsEmpty_GoesOnReading()
    {
        await using var bench = new ListenerBench();
        bench.Transport.WaitingBytes = 768;

        var drain = bench.Listener.DrainAsync(bench.Time.GetUtcNow() + Limit);
        for (var i = 0; i < 10; i++)
        {
            bench.Time.Advance(Step);
            bench.Transport.Deliver(ListenerBench.Alice, "x"u8);
        }

        Assert.False(drain.IsCompleted);
        bench.Transport.WaitingBytes = 0;
        Assert.True(await FinishAsync(bench, drain, Step));
        Assert.Equal(10, bench.Counters.Journaled);
    }

    [Fact]
    public async Task DrainAsync_WhereTheKernelDoesNotSay_WaitsForQuiet()
    {
        await using var bench = new ListenerBench();
        bench.Transport.WaitingBytes = null;
        var start = bench.Time.GetUtcNow();

        Assert.True(await FinishAsync(bench, bench.Listener.DrainAsync(start + Limit), Step));

        Assert.InRange(bench.Time.GetUtcNow() - start, TimeSpan.FromMilliseconds(100), Limit);
    }

    [Fact]
    public async Task DrainAsync_WhenDone_DropsAndCountsWhatComesLater()
    {
        await using var bench = new ListenerBench();
        Assert.True(await FinishAsync(bench, bench.Listener.DrainAsync(bench.Time.GetUtcNow() + Limit), Step));

        bench.Transport.Deliver(ListenerBench.Alice, "late"u8);

        Assert.Equal(1, bench.Counters.Dropped(DropReason.Closing));
        Assert.True(bench.Listener.Transmit(ListenerBench.Alice, "acknowledgement"u8).Sent);
    }

    [Fact]
    public async Task DrainAsync_WithASinkThatStaysFull_GivesUpAtTheDeadline()
    {
        await using var bench = new ListenerBench();
        bench.Sink.IsFull = true;
        bench.Listener.TrySend(ListenerBench.Alice, ListenerBench.Message(1, "x"));
        ListenerBench.WaitUntil(() => bench.Counters.Sent == 1, "It was not sent.");

        var drain = bench.Listener.DrainAsync(bench.Time.GetUtcNow() + Limit);

        Assert.False(await FinishAsync(bench, drain, TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task DisposeAsync_WithDatagramsWaiting_CountsThem()
    {
        var bench = new ListenerBench();
        var held = await bench.HoldLoopAsync();
        for (var i = 0; i < 1_000; i++)
            bench.Transport.Deliver(ListenerBench.Alice, "x"u8);

        var closing = bench.DisposeAsync();
        held.SetResult();
        await closing;
        await bench.DisposeAsync();

        Assert.True(bench.Transport.IsDisposed);
        Assert.True(bench.Counters.Dropped(DropReason.Closing) > 0);
        Assert.Equal(bench.Counters.Read, bench.Counters.Journaled + bench.Counters.TotalDropped);
    }

    private static async Task<bool> FinishAsync(ListenerBench bench, Task<bool> drain, TimeSpan step)
    {
        var end = DateTime.UtcNow + TimeSpan.FromSeconds(10);
        while (!drain.IsCompleted && DateTime.UtcNow < end)
        {
            bench.Time.Advance(step);
            await Task.Yield();
        }

        Assert.True(drain.IsCompleted, "The drain did not end.");
        return await drain;
    }
}
