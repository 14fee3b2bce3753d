using WebUdpChat.Core.Dialects;

namespace WebUdpChat.Core.Tests.Listeners;

public class PeerListenerTimerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task WakeAt_OfSeveralTimes_WakesAtTheEarliest()
    {
        await using var bench = new ListenerBench();
        var start = bench.Time.GetUtcNow();
        var woken = new List<DateTimeOffset>();
        bench.Dialect.OnTimer = context => Note(woken, context.Now);
        bench.Dialect.OnDatagram = static (_, _, context) =>
        {
            context.WakeAt(context.Now + (3 * Second));
            context.WakeAt(context.Now + Second);
            context.WakeAt(context.Now + (2 * Second));
        };

        bench.Transport.Deliver(ListenerBench.Alice, "x"u8);
        ListenerBench.WaitUntil(() => bench.Time.NextDue == start + Second, "The timer was not set to the earliest time.");
        bench.Time.Advance(0.999 * Second);
        Assert.Equal(0, Count(woken));
        bench.Time.Advance(0.001 * Second);

        ListenerBench.WaitUntil(() => Count(woken) == 1, "It was not woken.");
        Assert.Equal(start + Second, woken[0]);
    }

    [Fact]
    public async Task WakeAt_WithinTheTimer_WakesAgain()
    {
        await using var bench = new ListenerBench();
        var woken = new List<DateTimeOffset>();
        bench.Dialect.OnTimer = context =>
        {
            Note(woken, context.Now);
            if (Count(woken) < 3)
                context.WakeAt(context.Now + Second);
        };
        bench.Dialect.OnSend = static (_, _, context) => context.WakeAt(context.Now + Second);
        bench.Listener.TrySend(ListenerBench.Alice, ListenerBench.Message(1, "x"));

        ListenerBench.WaitUntil(
            () =>
            {
                bench.Time.Advance(Second);
                return Count(woken) == 3;
            },
            "It was not woken three times.");

        Assert.Equal(woken.Order(), woken);
    }

    [Fact]
    public async Task WakeAt_OfATimeThatIsPast_WakesAtOnce()
    {
        await using var bench = new ListenerBench();
        var woken = new List<DateTimeOffset>();
        bench.Dialect.OnTimer = context => Note(woken, context.Now);
        bench.Dialect.OnDatagram = static (_, _, context) => context.WakeAt(context.Now - Second);

        bench.Transport.Deliver(ListenerBench.Alice, "x"u8);

        ListenerBench.WaitUntil(() => Count(woken) == 1, "It was not woken.");
    }

    [Fact]
    public async Task HandleTimer_ThatRaises_ReachesTheSink()
    {
        await using var bench = new ListenerBench();
        bench.Dialect.OnTimer = static context =>
            context.Raise(new DeliveryReported(ListenerBench.Alice, 5, Core.Delivery.DeliveryState.Failed, "no answer"));
        bench.Dialect.OnSend = static (_, _, context) => context.WakeAt(context.Now);

        bench.Listener.TrySend(ListenerBench.Alice, ListenerBench.Message(5, "x"));

        Assert.Equal(5, Assert.IsType<DeliveryReported>(Assert.Single(bench.Sink.WaitForEvents(1)).Event).Token);
    }

    private static void Note(List<DateTimeOffset> woken, DateTimeOffset at)
    {
        lock (woken)
            woken.Add(at);
    }

    private static int Count(List<DateTimeOffset> woken)
    {
        lock (woken)
            return woken.Count;
    }
}
