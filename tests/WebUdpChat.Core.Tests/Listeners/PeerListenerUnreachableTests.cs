using System.Text;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Listeners;

public class PeerListenerUnreachableTests
{
    [Fact]
    public async Task OnUnreachable_QuotingAMessage_ReportsThatMessage()
    {
        await using var bench = new ListenerBench();
        Send(bench, (1, "first"), (2, "second"), (3, "third"));

        bench.Transport.DeliverUnreachable(ListenerBench.Alice, UnreachableReason.Port, "sec"u8);

        var report = Assert.IsType<DeliveryReported>(bench.Sink.WaitForEvents(4)[3].Event);
        Assert.Equal(new DeliveryReported(ListenerBench.Alice, 2, DeliveryState.Unreachable, SendReasons.PortUnreachable.With(9101)), report);
    }

    [Fact]
    public async Task OnUnreachable_Twice_ReportsEachOfTwoEqualMessages()
    {
        await using var bench = new ListenerBench();
        Send(bench, (1, "same"), (2, "same"));

        for (var i = 0; i < 3; i++)
            bench.Transport.DeliverUnreachable(ListenerBench.Alice, UnreachableReason.Host, "same"u8);

        var reports = bench.Sink.WaitForEvents(4).Skip(2).Select(item => (DeliveryReported)item.Event);
        Assert.Equal([2L, 1L], reports.Select(report => report.Token));
        ListenerBench.WaitUntil(() => bench.Counters.Noticed(ListenerNotice.UnreachableUnmatched) == 1, "The third was not counted.");
        Assert.Equal(3, bench.Counters.Noticed(ListenerNotice.Unreachable));
    }

    [Theory]
    [InlineData("192.0.2.2", "first")]
    [InlineData("192.0.2.1", "other")]
    [InlineData("192.0.2.1", "first and more")]
    public async Task OnUnreachable_OfWhatWasNotSent_IsCountedOnly(string address, string quoted)
    {
        await using var bench = new ListenerBench();
        Send(bench, (1, "first"));

        bench.Transport.DeliverUnreachable(
            ListenerBench.Address(address, 9101), UnreachableReason.Port, Encoding.UTF8.GetBytes(quoted));

        ListenerBench.WaitUntil(() => bench.Counters.Noticed(ListenerNotice.UnreachableUnmatched) == 1, "It was not counted.");
        Assert.Single(bench.Sink.Events);
    }

    [Fact]
    public async Task OnUnreachable_AboveTheBound_IsCounted()
    {
        await using var bench = new ListenerBench(new PeerListenerOptions { QueuedUnreachables = 2 });
        var held = await bench.HoldLoopAsync();

        for (var i = 0; i < 5; i++)
            bench.Transport.DeliverUnreachable(ListenerBench.Alice, UnreachableReason.Port, "x"u8);

        Assert.Equal(3, bench.Counters.Noticed(ListenerNotice.UnreachableLost));
        held.SetResult();
    }

    private static void Send(ListenerBench bench, params (long Token, string Text)[] messages)
    {
        foreach (var (token, text) in messages)
            Assert.True(bench.Listener.TrySend(ListenerBench.Alice, ListenerBench.Message(token, text)));
        bench.Sink.WaitForEvents(messages.Length);
    }
}
