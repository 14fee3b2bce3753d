using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Core.Tests.Transport;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Listeners;

public class PeerListenerSendTests
{
    [Fact]
    public async Task TrySend_OfSeveral_LeaveInOrderAndAreReported()
    {
        await using var bench = new ListenerBench();

        for (var i = 1; i <= 1_000; i++)
            Assert.True(bench.Listener.TrySend(ListenerBench.Alice, ListenerBench.Message(i, $"message {i}")));

        var reports = bench.Sink.WaitForEvents(1_000).Select(item => Assert.IsType<DeliveryReported>(item.Event));
        Assert.Equal(Enumerable.Range(1, 1_000).Select(i => (long)i), reports.Select(report => report.Token));
        Assert.All(reports, report => Assert.Equal(DeliveryState.Sent, report.State));
        Assert.Equal("message 1000"u8.ToArray(), bench.Transport.Sent.Last().Datagram);
        Assert.Equal(1_000, bench.Counters.Sent);
    }

    [Fact]
    public async Task TrySend_BeforeTheStart_LeavesWhenTheSocketHasSomebodyToTell()
    {
        var left = default(bool?);
        using var transport = new InMemoryTransport(ListenerBench.Address("0.0.0.0", 9000)) { WaitingBytes = 0 };
        transport.Starting = () => left = SpinWait.SpinUntil(() => !transport.Sent.IsEmpty, TimeSpan.FromMilliseconds(100));
        var sink = new RecordingSink();
        await using var listener = new PeerListener("lan", new ScriptedDialect(), [transport], sink, new PeerListenerOptions(), new ManualTimeProvider());
        listener.TrySend(ListenerBench.Alice, ListenerBench.Message(1, "early"));

        listener.Start();

        Assert.False(left);
        sink.WaitForEvents(1);
        Assert.Single(transport.Sent);
    }

    [Fact]
    public async Task TrySend_AboveTheBound_IsRefusedAndCounted()
    {
        await using var bench = new ListenerBench(new PeerListenerOptions { QueuedSends = 3 });
        var held = await bench.HoldLoopAsync();

        for (var i = 0; i < 3; i++)
            Assert.True(bench.Listener.TrySend(ListenerBench.Alice, ListenerBench.Message(i, "x")));
        Assert.False(bench.Listener.TrySend(ListenerBench.Alice, ListenerBench.Message(3, "x")));

        Assert.Equal(1, bench.Counters.Noticed(ListenerNotice.SendRefused));
        held.SetResult();
        bench.Sink.WaitForEvents(4);
    }

    [Fact]
    public async Task TrySend_WhileDatagramsWait_GoesFirst()
    {
        await using var bench = new ListenerBench();
        var held = await bench.HoldLoopAsync();
        bench.Transport.Deliver(ListenerBench.Bob, "waits"u8);
        bench.Listener.TrySend(ListenerBench.Alice, ListenerBench.Message(1, "x"));

        held.SetResult();

        var events = bench.Sink.WaitForEvents(3);
        Assert.IsType<DeliveryReported>(events[1].Event);
        Assert.IsType<MessageReceived>(events[2].Event);
    }

    [Fact]
    public async Task TrySend_WhileTheSinkIsFull_IsReportedLater()
    {
        await using var bench = new ListenerBench();
        bench.Sink.IsFull = true;
        bench.Listener.TrySend(ListenerBench.Alice, ListenerBench.Message(1, "a"));
        bench.Listener.TrySend(ListenerBench.Alice, ListenerBench.Message(2, "b"));
        bench.Transport.Deliver(ListenerBench.Alice, "lost"u8);
        ListenerBench.WaitUntil(() => bench.Counters.TotalDropped == 1 && bench.Counters.Sent == 2, "The loop did not come round.");

        bench.Sink.IsFull = false;
        ListenerBench.WaitUntil(
            () =>
            {
                bench.Time.Advance(TimeSpan.FromMilliseconds(20));
                return bench.Sink.Events.Count == 2;
            },
            "The reports were not handed on.");

        Assert.Equal([1L, 2L], bench.Sink.Events.Select(item => Assert.IsType<DeliveryReported>(item.Event).Token));
        bench.AssertConserved();
    }

    [Fact]
    public async Task TrySend_AboveWhatMayBeHeld_IsCounted()
    {
        await using var bench = new ListenerBench(new PeerListenerOptions { HeldReports = 1 });
        bench.Sink.IsFull = true;

        bench.Listener.TrySend(ListenerBench.Alice, ListenerBench.Message(1, "a"));
        bench.Listener.TrySend(ListenerBench.Alice, ListenerBench.Message(2, "b"));

        ListenerBench.WaitUntil(() => bench.Counters.Noticed(ListenerNotice.ReportLost) == 1, "The loss was not counted.");
    }

    [Theory]
    [InlineData(SendError.NoRoute, 1, "no-route", "no route to 192.0.2.1")]
    [InlineData(SendError.TooLong, 65_508, "longer-than-udp", "65,508 bytes are longer than UDP can carry, which is 65,507")]
    [InlineData(SendError.TooLong, 9_000, "longer-than-way", "9,000 bytes are longer than the way to 192.0.2.1 takes")]
    [InlineData(SendError.Forbidden, 1, "send-forbidden", "the system does not permit sending to 192.0.2.1")]
    [InlineData(SendError.BufferFull, 1, "send-buffer-full", "the system's send buffer stayed full")]
    [InlineData(SendError.Closed, 1, "listener-closed", "the listener is closed")]
    [InlineData(SendError.Other, 1, "send-failed", "the system could not send to 192.0.2.1:9101")]
    public async Task Transmit_ThatTheSystemRefuses_SaysWhy(SendError error, int length, string code, string expected)
    {
        await using var bench = new ListenerBench();
        bench.Transport.NextError = error;

        var result = bench.Listener.Transmit(ListenerBench.Alice, new byte[length]);

        Assert.Equal((false, code, expected), (result.Sent, result.Why?.Code, result.Why?.Text));
        Assert.Equal((0, 1), (bench.Counters.Sent, bench.Counters.SendFailed));
    }

    [Fact]
    public async Task Transmit_ToEitherFamily_GoesByItsTransport()
    {
        var ipv6 = ListenerBench.Address("2001:db8::1", 9101);
        using var transport4 = new InMemoryTransport(ListenerBench.Address("0.0.0.0", 9000));
        using var transport6 = new InMemoryTransport(ListenerBench.Address("::", 9000));
        await using var listener = new PeerListener(
            "lan", new ScriptedDialect(), [transport4, transport6], new RecordingSink(), new PeerListenerOptions(), new ManualTimeProvider());

        Assert.True(listener.Transmit(ListenerBench.Alice, "4"u8).Sent);
        Assert.True(listener.Transmit(ipv6, "6"u8).Sent);

        Assert.Equal(ListenerBench.Alice, Assert.Single(transport4.Sent).To);
        Assert.Equal(ipv6, Assert.Single(transport6.Sent).To);
    }

    [Fact]
    public async Task Transmit_ToAFamilyWithoutTransport_SaysSo()
    {
        await using var bench = new ListenerBench();

        var result = bench.Listener.Transmit(ListenerBench.Address("2001:db8::1", 9101), "x"u8);

        Assert.Equal(new TransmitResult(false, SendReasons.FamilyNotSpoken.With("IPv6")), result);
    }
}
