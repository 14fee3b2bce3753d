using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Listeners;

namespace WebUdpChat.Core.Tests.Listeners;

public class PeerListenerReceiveTests
{
    [Fact]
    public async Task Receive_OfManyDatagrams_RaisesThemInOrder()
    {
        await using var bench = new ListenerBench();

        for (var i = 0; i < 5_000; i++)
            bench.Transport.Deliver(ListenerBench.Alice, BitConverter.GetBytes(i));

        var numbers = bench.Sink.WaitForMessages(5_000).Select(bytes => BitConverter.ToInt32(bytes));
        Assert.Equal(Enumerable.Range(0, 5_000), numbers);
        Assert.Equal(5_000, bench.Counters.Read);
        bench.AssertConserved();
    }

    [Fact]
    public async Task Receive_OfWhatGathered_ComesInBatchesOf256()
    {
        await using var bench = new ListenerBench();
        var held = await bench.HoldLoopAsync();
        for (var i = 0; i < 300; i++)
            bench.Transport.Deliver(ListenerBench.Alice, "x"u8);

        held.SetResult();

        bench.Sink.WaitForEvents(301);
        Assert.Equal([1, 256, 44], bench.Sink.Batches.Select(batch => batch.Events.Count));
        Assert.All(bench.Sink.Batches, batch => Assert.Same(bench.Listener, batch.Listener));
    }

    [Fact]
    public async Task Receive_OfAnEvent_HasTheTimeOfReading()
    {
        await using var bench = new ListenerBench();
        var held = await bench.HoldLoopAsync();
        var readAt = bench.Time.GetUtcNow();
        bench.Transport.Deliver(ListenerBench.Bob, "x"u8);
        bench.Time.Advance(TimeSpan.FromSeconds(5));

        held.SetResult();

        var last = bench.Sink.WaitForEvents(2)[1];
        Assert.Equal(ListenerBench.Bob, last.Event.Peer);
        Assert.Equal(readAt, last.At);
    }

    [Fact]
    public async Task Receive_AboveTheBoundInNumber_IsCounted()
    {
        await using var bench = new ListenerBench(new PeerListenerOptions { QueuedDatagrams = 10 });
        var held = await bench.HoldLoopAsync();

        for (var i = 0; i < 15; i++)
            bench.Transport.Deliver(ListenerBench.Alice, "x"u8);

        Assert.Equal(5, bench.Counters.Dropped(DropReason.QueueFull));
        held.SetResult();
        bench.Sink.WaitForEvents(11);
        bench.AssertConserved();
    }

    [Fact]
    public async Task Receive_AboveTheBoundInBytes_IsCounted()
    {
        await using var bench = new ListenerBench(new PeerListenerOptions { QueuedBytes = 100_000 });
        var held = await bench.HoldLoopAsync();

        bench.Transport.Deliver(ListenerBench.Alice, new byte[65_507]);
        bench.Transport.Deliver(ListenerBench.Alice, new byte[65_507]);
        bench.Transport.Deliver(ListenerBench.Alice, "x"u8);

        Assert.Equal(1, bench.Counters.Dropped(DropReason.QueueFull));
        held.SetResult();
        Assert.Equal([4, 65_507, 1], bench.Sink.WaitForMessages(3).Select(bytes => bytes.Length));
        bench.AssertConserved();
    }

    [Fact]
    public async Task Receive_OfATruncatedDatagram_IsCounted()
    {
        await using var bench = new ListenerBench();

        bench.Transport.Deliver(ListenerBench.Alice, "x"u8, truncated: true);

        Assert.Equal(1, bench.Counters.Read);
        Assert.Equal(1, bench.Counters.Dropped(DropReason.Truncated));
    }

    [Fact]
    public async Task Receive_OfARejectedDatagram_IsCountedByReason()
    {
        await using var bench = new ListenerBench();
        bench.Dialect.OnDatagram = static (peer, datagram, context) =>
            context.Raise(new DatagramRejected(peer, datagram.Length == 1 ? DecodeError.LineEndOfPrevious : DecodeError.None));

        bench.Transport.Deliver(ListenerBench.Alice, "\n"u8);
        bench.Transport.Deliver(ListenerBench.Alice, "other"u8);

        bench.AssertConserved();
        Assert.Equal(1, bench.Counters.Dropped(DropReason.LineEndOfPrevious));
        Assert.Equal(1, bench.Counters.Dropped(DropReason.Rejected));
        Assert.Equal(1, bench.Counters.Rejected(DecodeError.LineEndOfPrevious));
        Assert.Empty(bench.Sink.Batches);
    }

    [Fact]
    public async Task Receive_OfADatagramWithoutAMessage_IsCounted()
    {
        await using var bench = new ListenerBench();
        bench.Dialect.OnDatagram = static (_, _, _) => { };

        bench.Transport.Deliver(ListenerBench.Alice, "acknowledged"u8);

        bench.AssertConserved();
        Assert.Equal(1, bench.Counters.Dropped(DropReason.NotAMessage));
    }

    [Fact]
    public async Task Receive_FromSomebodyWhoIsRefused_IsCountedAndNotLookedAt()
    {
        await using var bench = new ListenerBench();
        bench.Dialect.OnDatagram = static (_, _, _) => throw new InvalidOperationException("It was looked at.");
        bench.Sink.Refusal = DropReason.Policy;

        bench.Transport.Deliver(ListenerBench.Alice, "unheard"u8);

        bench.AssertConserved();
        Assert.Equal(1, bench.Counters.Dropped(DropReason.Policy));
    }

    [Fact]
    public async Task Receive_WhileTheSinkIsFull_IsCountedForItsReason()
    {
        await using var bench = new ListenerBench();
        bench.Sink.IsFull = true;
        bench.Transport.Deliver(ListenerBench.Alice, "lost"u8);
        ListenerBench.WaitUntil(() => bench.Counters.Dropped(DropReason.StorageTrouble) == 1, "The loss was not counted.");

        bench.Sink.IsFull = false;
        bench.Transport.Deliver(ListenerBench.Alice, "kept"u8);

        Assert.Equal("kept"u8.ToArray(), Assert.Single(bench.Sink.WaitForMessages(1)));
        bench.AssertConserved();
    }

    [Fact]
    public void Constructor_WithTwoTransportsOfOneFamily_Throws()
    {
        using var first = new Transport.InMemoryTransport(ListenerBench.Alice);
        using var second = new Transport.InMemoryTransport(ListenerBench.Bob);

        Assert.Throws<ArgumentException>(() => new PeerListener(
            "lan", new ScriptedDialect(), [first, second], new RecordingSink(), new PeerListenerOptions(), new ManualTimeProvider()));
    }
}
