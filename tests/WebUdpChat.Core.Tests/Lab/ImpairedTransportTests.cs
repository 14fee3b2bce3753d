using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Transport;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Lab;

public sealed class ImpairedTransportTests : IDisposable
{
    private static readonly FaultProfile All = new() { Loss = 1 };
    private static readonly PeerAddress Ann = new(0x0A000001, 1);
    private static readonly PeerAddress Bob = new(0x0A000002, 2);

    private readonly InMemoryTransport _inner = new(new PeerAddress(0x7F000001, 9000));
    private readonly FaultLab _lab = new(new ManualTimeProvider());
    private readonly RecordingReceiver _receiver = new();
    private readonly ImpairedTransport _transport;

    public ImpairedTransportTests()
    {
        _transport = new ImpairedTransport(_inner, _lab);
        _transport.Start(_receiver);
    }

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Off_InBothDirections_ChangesNothing()
    {
        _inner.Deliver(Ann, "in"u8, truncated: true);
        _inner.NextError = SendError.BufferFull;

        var taken = _receiver.TakeDatagram();
        Assert.Equal((Ann, true), (taken.From, taken.Truncated));
        Assert.Equal("in"u8, taken.Bytes);
        Assert.Equal(SendError.BufferFull, _transport.Send(Ann, "out"u8, out var mark));
        Assert.True(mark.IsNone);
    }

    [Fact]
    public void Lost_OnTheWayOut_IsSentAsFarAsTheSenderKnows()
    {
        Set(null, new LabPlan(null, All));

        Assert.Equal(SendError.None, _transport.Send(Ann, "out"u8, out var mark));
        Assert.True(mark.IsLost);
        Assert.Empty(_inner.Sent);
        _inner.Deliver(Ann, "in"u8);
        Assert.Equal("in"u8, _receiver.TakeDatagram().Bytes);
    }

    [Fact]
    public void PeersOwn_IsInPlaceOfThatOfAll()
    {
        Set(null, new LabPlan(null, All));
        Set(Bob, new LabPlan(All, null));

        _transport.Send(Ann, "to ann"u8);
        _transport.Send(Bob, "to bob"u8);
        _inner.Deliver(Bob, "from bob"u8);
        _inner.Deliver(Ann, "from ann"u8);

        Assert.Equal([Bob], _inner.Sent.Select(static sent => sent.To));
        Assert.Equal([Ann, null], new[] { _receiver.TakeDatagram().From, (PeerAddress?)null });
        Assert.Equal(0, _receiver.CountUntilQuiet(TimeSpan.Zero));
        Assert.Equal([null, Bob], _lab.States.Select(static state => state.Peer));
    }

    [Fact]
    public void PeersOwn_ThatDoesNothing_LetsThisPeerPass()
    {
        Set(null, new LabPlan(All, All));
        Set(Bob, new LabPlan(null, null));

        _transport.Send(Ann, "to ann"u8);
        _transport.Send(Bob, "to bob"u8);

        Assert.Equal([Bob], _inner.Sent.Select(static sent => sent.To));
    }

    [Fact]
    public void TrySet_Nothing_IsOffAgainAndLetsOutWhatItHeld()
    {
        Set(null, new LabPlan(new FaultProfile { DelayMs = 1_000 }, null));
        _inner.Deliver(Ann, "held"u8);
        Assert.Equal(0, _receiver.CountUntilQuiet(TimeSpan.Zero));

        Set(null, null);

        Assert.False(_lab.IsOn);
        Assert.Equal("held"u8, _receiver.TakeDatagram().Bytes);
    }

    [Fact]
    public void TrySet_ABlackoutOnly_GoesOnCounting()
    {
        var profile = new FaultProfile { DelayMs = 5 };
        Set(null, new LabPlan(null, profile));
        _transport.Send(Ann, "before"u8);

        Set(null, new LabPlan(null, profile with { Blackout = true }));
        _transport.Send(Ann, "during"u8);

        var counters = _lab.States.Single().Out!.Value;
        Assert.Equal((2, 1, 1), (counters.Seen, counters.Blackout, counters.Held));
    }

    [Fact]
    public void TrySet_MorePeersThanMayBe_IsRefused()
    {
        for (var i = 0u; i < FaultLab.MaxPeers; i++)
            Set(new PeerAddress(i, 1), new LabPlan(All, All));

        Assert.False(_lab.TrySet(Ann, new LabPlan(All, All)));
        Assert.True(_lab.TrySet(new PeerAddress(0, 1), new LabPlan(null, All)));
        Assert.Equal(FaultLab.MaxPeers, _lab.States.Count);
    }

    [Fact]
    public void Unreachable_WhileItIsOn_IsTold()
    {
        Set(null, new LabPlan(All, All));

        _inner.DeliverUnreachable(Ann, UnreachableReason.Port, "out"u8);

        Assert.Equal(Ann, _receiver.TakeUnreachable().Peer);
    }

    [Theory]
    [InlineData(LabDirection.In)]
    [InlineData(LabDirection.Out)]
    public void SameProfile_OnTwoRuns_GivesTheSameFateToEach(LabDirection direction)
    {
        var profile = new FaultProfile
        {
            Seed = 99, Loss = 0.1, BurstLoss = 0.1, Duplicate = 0.1, Reorder = 0.2, Corrupt = 0.1, DelayMs = 30, JitterMs = 30, RateKbit = 200, QueueKilobytes = 2,
        };
        using var one = new LabRun(profile, direction).Send(5_000, TimeSpan.FromMilliseconds(1)).Finish();
        using var other = new LabRun(profile, direction).Send(5_000, TimeSpan.FromMilliseconds(1)).Finish();

        Assert.Equal(one.Seen, other.Seen);
        Assert.Equal(one.Marks, other.Marks);
        Assert.Equal(one.Counters, other.Counters);
    }

    private void Set(PeerAddress? peer, LabPlan? plan) => Assert.True(_lab.TrySet(peer, plan));
}
