using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Listeners;

public class PeerListenerNoticeTests
{
    [Fact]
    public async Task Start_AndDrain_AreToldFirstAndLast()
    {
        await using var bench = new ListenerBench();
        bench.Dialect.OnNotice = static (notice, context) =>
        {
            if (notice is ListenerClosing)
                context.Transmit(ListenerBench.Alice, "bye"u8);
        };
        Assert.True(bench.Listener.TryTell(new PeerCaredFor(ListenerBench.Bob)));

        var drain = bench.Listener.DrainAsync(bench.Time.GetUtcNow() + TimeSpan.FromDays(1));
        ListenerBench.WaitUntil(() =>
        {
            bench.Time.Advance(TimeSpan.FromMilliseconds(5));
            return drain.IsCompleted;
        }, "The drain did not end.");

        Assert.True(await drain);
        Assert.Equal([new ListenerStarted(), new PeerCaredFor(ListenerBench.Bob), new ListenerClosing()], bench.Dialect.Notices);
        Assert.Equal("bye"u8, bench.Transport.Sent.Single().Datagram);
    }

    [Fact]
    public async Task TryTell_AboveTheBound_IsRefusedAndCounted()
    {
        await using var bench = new ListenerBench(new PeerListenerOptions { QueuedNotices = 2 });
        bench.Dialect.WaitFor<ListenerStarted>();
        var held = await bench.HoldLoopAsync();

        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => bench.Listener.TryTell(new PeerCaredFor(ListenerBench.Bob))));

        Assert.Equal(1, bench.Counters.Noticed(ListenerNotice.NoticeRefused));
        held.SetResult();
    }

    [Fact]
    public async Task HandleNotice_ThatThrows_IsAFaultAndNoMore()
    {
        await using var bench = new ListenerBench();
        bench.Dialect.WaitFor<ListenerStarted>();
        bench.Dialect.OnNotice = static (_, _) => throw new FormatException("bug");

        bench.Listener.TryTell(new PeerCaredFor(ListenerBench.Bob));
        bench.Transport.Deliver(ListenerBench.Alice, "hello"u8);

        bench.Sink.WaitForMessages(1);
        Assert.Equal(1, bench.Counters.Noticed(ListenerNotice.DialectFault));
    }

    [Fact]
    public async Task MessageWithAReceipt_ThatTheSinkHasNoRoomFor_IsToldAsLost()
    {
        await using var bench = new ListenerBench();
        bench.Dialect.OnDatagram = static (peer, datagram, context) => context.Raise(new MessageReceived(peer, datagram.ToArray()) { Receipt = 7 });
        bench.Sink.IsFull = true;

        bench.Transport.Deliver(ListenerBench.Alice, "hello"u8);

        Assert.Equal(new MessageLost(ListenerBench.Alice, 7), bench.Dialect.WaitFor<MessageLost>());
        bench.AssertConserved();
    }

    [Fact]
    public async Task OnUnreachable_WherePeersConfirm_IsTheDialectsToJudge()
    {
        await using var bench = new ListenerBench();
        bench.Dialect.Confirms = true;
        bench.Listener.TrySend(ListenerBench.Alice, ListenerBench.Message(5, "hello"));
        bench.Sink.WaitForEvents(1);

        bench.Transport.DeliverUnreachable(ListenerBench.Alice, UnreachableReason.Port, "hello"u8);

        Assert.Equal(new PeerUnreachable(ListenerBench.Alice, 5, SendReasons.PortUnreachable.With(9101)), bench.Dialect.WaitFor<PeerUnreachable>());
        Assert.Equal([DeliveryState.Sent], bench.Sink.Events.Select(static each => ((DeliveryReported)each.Event).State));
    }

    [Fact]
    public async Task TransmitToAll_EveryAddressOfMany_GetsIt()
    {
        await using var bench = new ListenerBench();
        PeerAddress[] many = [ListenerBench.Address("192.0.2.255", 9000), ListenerBench.Address("239.1.2.3", 9000)];
        bench.Transport.ManyAddresses = many;
        var reached = 0;
        bench.Dialect.OnDatagram = (_, datagram, context) => reached = context.ReachesMany(many[0]) ? context.TransmitToAll(datagram) : -1;

        bench.Transport.Deliver(ListenerBench.Alice, "hello"u8);

        ListenerBench.WaitUntil(() => Volatile.Read(ref reached) == 2, "It did not reach both.");
        Assert.Equal(many, bench.Transport.Sent.Select(static sent => sent.To));
    }

    [Fact]
    public async Task Check_OtherAddressesOfMany_AreTold()
    {
        await using var bench = new ListenerBench();
        var network = new LocalNetwork([]);
        bench.Listener.Check(network);
        Assert.Empty(bench.Dialect.Notices.OfType<NetworkChanged>());

        bench.Transport.ManyAddresses = [ListenerBench.Address("192.0.2.255", 9000)];
        bench.Listener.Check(network);
        bench.Listener.Check(network);

        bench.Dialect.WaitFor<NetworkChanged>();
        Assert.Single(bench.Dialect.Notices.OfType<NetworkChanged>());
    }

    [Fact]
    public async Task Transmit_ByItselfToWhereNothingMayGo_IsForbiddenAndCounted()
    {
        await using var bench = new ListenerBench();
        bench.Sink.Forbidden = ListenerBench.Bob;
        var results = new List<TransmitResult>();
        bench.Dialect.OnDatagram = (peer, datagram, context) =>
        {
            results.Add(context.Transmit(ListenerBench.Bob, datagram));
            results.Add(context.Transmit(ListenerBench.Alice, datagram));
            context.Raise(new MessageReceived(peer, datagram.ToArray()));
        };

        bench.Transport.Deliver(ListenerBench.Alice, "hello"u8);

        bench.Sink.WaitForMessages(1);
        Assert.Equal([new TransmitResult(false, "no"), new TransmitResult(true, null)], results);
        Assert.Equal((1, ListenerBench.Alice), (bench.Counters.Noticed(ListenerNotice.AnswerForbidden), bench.Transport.Sent.Single().To));
    }

    [Fact]
    public async Task IsDialectWaiting_AfterATurn_IsWhatTheDialectSays()
    {
        await using var bench = new ListenerBench();
        bench.Dialect.IsWaiting = true;
        bench.Transport.Deliver(ListenerBench.Alice, "hello"u8);

        ListenerBench.WaitUntil(() => bench.Listener.IsDialectWaiting, "It does not wait.");
    }

    [Fact]
    public async Task TakeNumber_WhenTheyRunLow_AsksOnceAndGoesOnWithTheNext()
    {
        await using var bench = new ListenerBench();
        var taken = new List<uint?>();
        bench.Dialect.OnDatagram = (peer, datagram, context) =>
        {
            taken.Add(context.TakeNumber());
            context.Raise(new MessageReceived(peer, datagram.ToArray()));
        };
        bench.Transport.Deliver(ListenerBench.Alice, "none"u8);
        bench.Sink.WaitForMessages(1);
        Assert.Equal((null, 1), (taken[0], bench.Sink.Wanted));

        bench.Listener.GrantNumbers(new NumberRange(100, 101));
        bench.Dialect.WaitFor<NumbersGranted>();
        bench.Transport.Deliver(ListenerBench.Alice, "first"u8);
        bench.Sink.WaitForMessages(2);
        Assert.Equal(2, bench.Sink.Wanted);
        bench.Listener.GrantNumbers(new NumberRange(200, 5_000));
        for (var i = 0; i < 2; i++)
            bench.Transport.Deliver(ListenerBench.Alice, "more"u8);

        bench.Sink.WaitForMessages(4);
        Assert.Equal([null, 100u, 101u, 200u], taken);
        Assert.Equal(2, bench.Sink.Wanted);
    }
}
