using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Tests.Lab;

namespace WebUdpChat.Core.Tests.Listeners;

public sealed class PeerListenerLabTests : IAsyncDisposable
{
    private readonly ListenerBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public void Receive_ThroughEveryFault_AccountsForEachDatagram()
    {
        const int Count = 20_000;
        _bench.Listener.Lab.TrySet(null, new LabPlan(
            new FaultProfile { Loss = 0.1, BurstLoss = 0.1, Duplicate = 0.05, Reorder = 0.2, Corrupt = 0.05, DelayMs = 20, JitterMs = 20, RateKbit = 5_000 }, null));
        for (var i = 0; i < Count; i++)
        {
            _bench.Transport.Deliver(ListenerBench.Alice, NumberedDatagram.Write(i));
            _bench.Time.Advance(TimeSpan.FromMicroseconds(50));
        }

        _bench.Time.Advance(TimeSpan.FromMinutes(1));

        var lab = _bench.Listener.Lab.States.Single().In!.Value;
        ListenerBench.WaitUntil(() => _bench.Counters.Journaled == Count - lab.TotalLost + lab.Copies, "Not all came through.");
        Assert.Equal(lab.TotalLost, _bench.Counters.Dropped(DropReason.Lab));
        Assert.Equal(Count + lab.Copies, _bench.Counters.Read);
        _bench.AssertConserved();
        Assert.Equal(lab.Reordered, _bench.Sink.Events.Count(static each => each.Mark.Effects.HasFlag(LabEffects.Reordered) && !each.Mark.Effects.HasFlag(LabEffects.Copy)));
        Assert.Equal(lab.Copies, _bench.Sink.Events.Count(static each => each.Mark.Effects.HasFlag(LabEffects.Copy)));
    }

    [Fact]
    public void Send_WhatTheLabLoses_IsSentAndMarked()
    {
        _bench.Listener.Lab.TrySet(null, new LabPlan(null, new FaultProfile { Loss = 1 }));

        _bench.Listener.TrySend(ListenerBench.Alice, ListenerBench.Message(1, "lost"));

        var report = _bench.Sink.WaitForEvents(1).Single();
        Assert.Equal((DeliveryState.Sent, LabEffects.Lost), (Assert.IsType<DeliveryReported>(report.Event).State, report.Mark.Effects));
        Assert.Empty(_bench.Transport.Sent);
        Assert.Equal((1, 1), (_bench.Counters.Sent, _bench.Counters.Noticed(ListenerNotice.LabLost)));
    }

    [Fact]
    public void Send_AfterOneThatWasMarked_CarriesNoMarkOfIt()
    {
        _bench.Listener.Lab.TrySet(ListenerBench.Alice, new LabPlan(null, new FaultProfile { Loss = 1 }));

        _bench.Listener.TrySend(ListenerBench.Alice, ListenerBench.Message(1, "lost"));
        _bench.Listener.TrySend(ListenerBench.Bob, ListenerBench.Message(2, "not lost"));
        _bench.Transport.Deliver(ListenerBench.Alice, "hello"u8);

        Assert.Equal([LabEffects.Lost, LabEffects.None, LabEffects.None], _bench.Sink.WaitForEvents(3).Select(static each => each.Mark.Effects));
    }

    [Fact]
    public async Task Drain_WhileTheLabHoldsSome_HandsThemOn()
    {
        _bench.Listener.Lab.TrySet(null, new LabPlan(new FaultProfile { DelayMs = 60_000 }, null));
        _bench.Transport.Deliver(ListenerBench.Alice, "held"u8);

        await DrainAsync();

        Assert.Equal("held"u8, _bench.Sink.WaitForMessages(1).Single());
        _bench.AssertConserved();
    }

    private async Task DrainAsync()
    {
        var drain = _bench.Listener.DrainAsync(_bench.Time.GetUtcNow() + TimeSpan.FromDays(20)); // the clock runs ahead of the loop
        while (!drain.IsCompleted)
        {
            _bench.Time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        Assert.True(await drain);
    }
}
