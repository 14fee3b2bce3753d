using System.Collections.Concurrent;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Listeners;

namespace WebUdpChat.Core.Tests.Listeners;

public class PeerListenerFaultTests
{
    private readonly ConcurrentQueue<Exception> _told = new();

    [Fact]
    public async Task HandleDatagram_ThatThrows_IsCountedAndOutlived()
    {
        await using var bench = Create();
        bench.Dialect.OnDatagram = static (peer, datagram, context) =>
        {
            if (datagram.Length == 1)
                throw new FormatException("bug");
            context.Raise(new MessageReceived(peer, datagram.ToArray()));
        };

        bench.Transport.Deliver(ListenerBench.Alice, "1"u8);
        bench.Transport.Deliver(ListenerBench.Alice, "22"u8);

        Assert.Single(bench.Sink.WaitForMessages(1));
        bench.AssertConserved();
        Assert.Equal(1, bench.Counters.Dropped(DropReason.Rejected));
        Assert.Equal(1, bench.Counters.Noticed(ListenerNotice.DialectFault));
        Assert.IsType<FormatException>(bench.Listener.LastError);
    }

    [Fact]
    public async Task HandleDatagram_ThatThrowsAgainAndAgain_IsToldOnceAMinute()
    {
        await using var bench = Create();
        bench.Dialect.OnDatagram = static (_, _, _) => throw new FormatException("bug");

        for (var i = 0; i < 100; i++)
            bench.Transport.Deliver(ListenerBench.Alice, "x"u8);
        ListenerBench.WaitUntil(() => bench.Counters.Noticed(ListenerNotice.DialectFault) == 100, "Not all faults were counted.");
        Assert.Single(_told);

        bench.Time.Advance(TimeSpan.FromMinutes(1));
        bench.Transport.Deliver(ListenerBench.Alice, "x"u8);
        ListenerBench.WaitUntil(() => _told.Count == 2, "The fault was not told again.");
    }

    [Fact]
    public async Task HandleDatagram_WithTwoMessages_KeepsTheFirstAndIsAFault()
    {
        await using var bench = Create();
        bench.Dialect.OnDatagram = static (peer, _, context) =>
        {
            context.Raise(new MessageReceived(peer, "first"u8.ToArray()));
            context.Raise(new MessageReceived(peer, "second"u8.ToArray()));
        };

        bench.Transport.Deliver(ListenerBench.Alice, "x"u8);

        Assert.Equal("first"u8.ToArray(), Assert.Single(bench.Sink.WaitForMessages(1)));
        bench.AssertConserved();
        Assert.IsType<InvalidOperationException>(bench.Listener.LastError);
    }

    [Theory]
    [InlineData(false, DeliveryState.Failed)]
    [InlineData(true, DeliveryState.Unknown)]
    public async Task Send_ThatThrows_ReportsWhatIsKnown(bool afterSending, DeliveryState expected)
    {
        await using var bench = Create();
        bench.Dialect.OnSend = (peer, message, context) =>
        {
            if (afterSending)
                context.Transmit(peer, message.Bytes.Span);
            throw new FormatException("bug");
        };

        Assert.True(bench.Listener.TrySend(ListenerBench.Alice, ListenerBench.Message(7, "x")));

        var report = Assert.IsType<DeliveryReported>(Assert.Single(bench.Sink.WaitForEvents(1)).Event);
        Assert.Equal((7, expected), (report.Token, report.State));
    }

    private ListenerBench Create() => new(new PeerListenerOptions { Faulted = (_, fault) => _told.Enqueue(fault) });
}
