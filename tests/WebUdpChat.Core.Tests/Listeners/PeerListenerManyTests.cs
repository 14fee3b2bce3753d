using System.Text;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Core.Tests.Transport;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Listeners;

/// <summary>What waits for a listener leaves together, and what came of each is told as if it had left alone.</summary>
public sealed class PeerListenerManyTests : IAsyncDisposable
{
    private readonly ListenerBench _bench = new();

    public PeerListenerManyTests() =>
        _bench.Dialect.OnSend = static (peer, message, context) => context.TransmitMessage(peer, message, message.Bytes);

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task TrySend_ToManyPeers_LeaveInFewCallsAndInOrder()
    {
        var reports = await SendAsync(1_000);

        Assert.Equal([.. Enumerable.Repeat(LinuxSendBatch.MostAtOnce, 15), 1_000 - (15 * LinuxSendBatch.MostAtOnce)], _bench.Transport.Batches);
        Assert.Equal(Enumerable.Range(0, 1_000).Select(i => (Peer(i), $"message {i}")), _bench.Transport.Sent.Select(static each => (each.To, Text(each.Datagram))));
        Assert.Equal(Enumerable.Range(0, 1_000).Select(static i => ((long)i, DeliveryState.Sent)), reports.Select(static each => (each.Report.Token, each.Report.State)));
        Assert.Equal((1_000, 0), (_bench.Counters.Sent, _bench.Counters.SendFailed));
        Assert.Equal(Enumerable.Range(0, 1_000).Sum(static i => (long)$"message {i}".Length), _bench.Counters.SentBytes);
        Assert.Equal(1_000, _bench.Listener.Weather.All.Counts.Out);
        Assert.Equal(1, _bench.Listener.Weather.Peers.Single(static each => each.Peer == Peer(7)).Report.Counts.Out);
    }

    [Fact]
    public async Task TrySend_OneIsRefused_FailsAlone()
    {
        _bench.Transport.Errors[Peer(70)] = SendError.NoRoute;

        var reports = await SendAsync(200);

        var failed = reports[70].Report;
        Assert.Equal(new DeliveryReported(Peer(70), 70, DeliveryState.Failed, SendReasons.NoRoute.With(Peer(70).HostText)), failed);
        Assert.All(reports.Where(static each => each.Report.Token != 70), static each => Assert.Equal(DeliveryState.Sent, each.Report.State));
        Assert.Equal((199, 1), (_bench.Counters.Sent, _bench.Counters.SendFailed));
        Assert.Equal(199, _bench.Listener.Weather.All.Counts.Out);
    }

    [Fact]
    public async Task TrySend_TheLabHasOneOfThem_ThatOneGoesItsWay()
    {
        _bench.Listener.Lab.TrySet(Peer(3), new LabPlan(null, new FaultProfile { Loss = 1 }));

        var reports = await SendAsync(10);

        Assert.Equal(Enumerable.Range(0, 10).Select(static i => i == 3 ? LabEffects.Lost : LabEffects.None), reports.Select(static each => each.Mark.Effects));
        Assert.All(reports, static each => Assert.Equal(DeliveryState.Sent, each.Report.State));
        Assert.Equal(9, _bench.Transport.Sent.Count);
        Assert.Equal(1, _bench.Counters.Noticed(ListenerNotice.LabLost));
        Assert.Equal(10, _bench.Counters.Sent);
    }

    [Fact]
    public async Task TrySend_SomebodyListens_HearsEach()
    {
        var tap = new WireTap();
        _bench.Listener.Lab.Attach(tap);

        await SendAsync(100);

        var heard = new List<string>();
        while (tap.TryTake(out var datagram))
        {
            if (datagram.Direction == LabDirection.Out)
                heard.Add(Text(datagram.Bytes));
        }

        Assert.Equal(Enumerable.Range(0, 100).Select(static i => $"message {i}"), heard);
    }

    [Theory]
    [InlineData(100, 50, "message 5")]
    [InlineData(4_000, 0, "message 0")]
    public async Task TrySend_TheNetworkRefusesOneOfMany_IsMatched(int sent, int refused, string quoted)
    {
        await SendAsync(sent);

        _bench.Transport.DeliverUnreachable(Peer(refused), UnreachableReason.Port, Encoding.UTF8.GetBytes(quoted));

        var last = Assert.IsType<DeliveryReported>(_bench.Sink.WaitForEvents(sent + 2)[^1].Event);
        Assert.Equal((refused, DeliveryState.Unreachable), (last.Token, last.State));
    }

    [Fact]
    public async Task TrySend_ADialectThatAlsoTransmits_KeepsTheOrder()
    {
        _bench.Dialect.OnSend = static (peer, message, context) =>
        {
            if (message.Token % 3 == 0)
                context.Raise(new DeliveryReported(peer, message.Token, context.Transmit(peer, message.Bytes.Span).Sent ? DeliveryState.Sent : DeliveryState.Failed, null));
            else if (message.Token % 3 == 1)
                context.TransmitMessage(peer, message, message.Bytes);
            else
                context.Raise(new DeliveryReported(peer, message.Token, DeliveryState.Failed, null));
        };

        var reports = await SendAsync(30);

        Assert.Equal(Enumerable.Range(0, 30).Select(static i => (long)i), reports.Select(static each => each.Report.Token));
        Assert.Equal(Enumerable.Range(0, 30).Where(static i => i % 3 != 2).Select(static i => $"message {i}"), _bench.Transport.Sent.Select(static each => Text(each.Datagram)));
    }

    [Fact]
    public async Task TrySend_ADialectThatThrowsAfterwards_IsReportedOnce()
    {
        _bench.Dialect.OnSend = static (peer, message, context) =>
        {
            context.TransmitMessage(peer, message, message.Bytes);
            throw new FormatException("a bug");
        };

        var reports = await SendAsync(10);

        Assert.Equal(Enumerable.Range(0, 10).Select(static i => ((long)i, DeliveryState.Sent)), reports.Select(static each => (each.Report.Token, each.Report.State)));
        Assert.Equal(10, _bench.Counters.Noticed(ListenerNotice.DialectFault));
    }

    [Fact]
    public async Task TrySend_ADialectThatTransmitsAMessageTwice_IsAFaultOfIt()
    {
        _bench.Dialect.OnSend = static (peer, message, context) =>
        {
            context.TransmitMessage(peer, message, message.Bytes);
            context.TransmitMessage(peer, message, message.Bytes);
        };

        await SendAsync(3);

        Assert.Equal(3, _bench.Transport.Sent.Count);
        Assert.IsType<InvalidOperationException>(_bench.Listener.LastError);
    }

    [Fact]
    public async Task TrySend_TheTransportThrows_NobodyKnows()
    {
        _bench.Transport.Fault = new FormatException("a bug");

        var reports = await SendAsync(10);

        Assert.All(reports, static each => Assert.Equal((DeliveryState.Unknown, "dialect-fault"), (each.Report.State, each.Report.Why?.Code)));
        Assert.Same(_bench.Transport.Fault, _bench.Listener.LastError);
        _bench.Transport.Fault = null;
        _bench.Listener.TrySend(Peer(1), ListenerBench.Message(99, "after it"));
        Assert.Equal(DeliveryState.Sent, Assert.IsType<DeliveryReported>(_bench.Sink.WaitForEvents(12)[^1].Event).State);
    }

    [Fact]
    public async Task TrySend_ToBothFamiliesAndAMissingOne_EachGoesByItsOwn()
    {
        var ipv6 = ListenerBench.Address("2001:db8::1", 9101);
        using var transport6 = new InMemoryTransport(ListenerBench.Address("::", 9000)) { WaitingBytes = 0 };
        var sink = new RecordingSink();
        await using var listener = new PeerListener("lan", _bench.Dialect, [transport6], sink, new PeerListenerOptions(), new ManualTimeProvider());
        for (var i = 0; i < 10; i++)
            listener.TrySend(i % 2 == 0 ? ipv6 : Peer(i), ListenerBench.Message(i, "x"));

        listener.Start();

        var reports = sink.WaitForEvents(10).Select(static each => (DeliveryReported)each.Event).OrderBy(static each => each.Token).ToList();
        Assert.Equal(Enumerable.Range(0, 10).Select(static i => i % 2 == 0 ? DeliveryState.Sent : DeliveryState.Failed), reports.Select(static each => each.State));
        Assert.Equal(SendReasons.FamilyNotSpoken.With("IPv4"), reports[1].Why);
        Assert.Equal(5, transport6.Sent.Count);
        Assert.Equal((5, 5), (listener.Counters.Sent, listener.Counters.SendFailed));
    }

    private async Task<IReadOnlyList<(DeliveryReported Report, LabMark Mark)>> SendAsync(int count)
    {
        var held = await _bench.HoldLoopAsync();
        for (var i = 0; i < count; i++)
            Assert.True(_bench.Listener.TrySend(Peer(i), ListenerBench.Message(i, $"message {i}")));
        held.SetResult();
        return [.. _bench.Sink.WaitForEvents(count + 1).Where(static each => each.Event is DeliveryReported).Select(static each => ((DeliveryReported)each.Event, each.Mark))];
    }

    private static PeerAddress Peer(int i) => ListenerBench.Address($"192.0.2.{1 + (i % 200)}", 10_000 + i);

    private static string Text(ReadOnlyMemory<byte> bytes) => System.Text.Encoding.UTF8.GetString(bytes.Span);
}
