using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Journal;

namespace WebUdpChat.Core.Tests.Delivery;

public sealed class DeliveryChangesTests
{
    private const DeliveryState Queued = DeliveryState.Queued;
    private const DeliveryState Sending = DeliveryState.Sending;
    private const DeliveryState Sent = DeliveryState.Sent;
    private const DeliveryState Acknowledged = DeliveryState.Acknowledged;
    private const DeliveryState Read = DeliveryState.Read;
    private const DeliveryState Failed = DeliveryState.Failed;
    private const DeliveryState Unreachable = DeliveryState.Unreachable;
    private const DeliveryState Unknown = DeliveryState.Unknown;

    private static readonly Dictionary<DeliveryState, DeliveryState[]> Next = new()
    {
        [Queued] = [Sending, Failed, Acknowledged, Read],
        [Sending] = [Queued, Sent, Acknowledged, Read, Failed, Unreachable, Unknown],
        [Sent] = [Acknowledged, Read, Failed, Unreachable],
        [Acknowledged] = [Read],
        [Read] = [],
        [Failed] = [Queued, Acknowledged, Read],
        [Unreachable] = [Queued, Acknowledged, Read],
        [Unknown] = [Queued, Acknowledged, Read],
    };

    private readonly StillJournal _journal = new();

    public static TheoryData<DeliveryState, DeliveryState> Pairs { get; } = Cross();

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Follows_AnyPair_IsAsInTheTable(DeliveryState present, DeliveryState next) =>
        Assert.Equal(Next[present].Contains(next), DeliveryChanges.Follows(present, next));

    [Fact]
    public void Record_StepsOfOneMessageAtSeveralPeers_IsOneEvent()
    {
        var (message, peers) = PostToRoom(3);

        Record([.. peers.Select(peer => new DeliveryStep(message, peer, Sending))]);

        var changed = Assert.Single(Changes());
        Assert.Equal(peers, changed.Changed);
        Assert.All(changed.Delivery.Peers, static peer => Assert.Equal(Sending, peer.State));
    }

    [Fact]
    public void Record_TwoStepsAtOnePeer_AreTwoEvents()
    {
        var (message, peers) = PostToRoom(2);
        Record([.. peers.Select(peer => new DeliveryStep(message, peer, Sending))]);

        Record([new(message, peers[0], Sent), new(message, peers[1], Failed, "why"), new(message, peers[0], Unreachable)]);

        Assert.Equal([(Sent, Failed), (Unreachable, Failed)], Changes().Skip(1).Select(change => (change.Delivery.Of(peers[0])!.State, change.Delivery.Of(peers[1])!.State)));
        Assert.Equal(peers[0], Assert.Single(Changes()[2].Changed));
    }

    [Fact]
    public void Record_WhatIsKnownOrTooLateOrOfNobody_IsLeftOut()
    {
        var (message, peers) = PostToRoom(1);
        Record([new(message, peers[0], Sending), new(message, peers[0], Unknown)]);
        var before = Changes().Count;

        Record([new(message, peers[0], Unknown), new(message, peers[0], Sent), new(message, new PeerId(999), Sent), new(new MessageId(999), peers[0], Sent)]);

        Assert.Equal(before, Changes().Count);
    }

    [Fact]
    public void Record_UnreachableLongAfterSent_IsRecorded()
    {
        var (message, peers) = PostToRoom(1);
        Record([new(message, peers[0], Sending), new(message, peers[0], Sent)]);
        Assert.Empty(_journal.State.OpenDeliveries.Committed);

        Record([new(message, peers[0], Unreachable, "nobody listens")]);

        Assert.Equal((Unreachable, "nobody listens"), (Changes()[^1].Delivery.Peers[0].State, Changes()[^1].Delivery.Peers[0].Detail));
    }

    private (MessageId Message, List<PeerId> Peers) PostToRoom(int size)
    {
        List<PeerId> peers = [.. Enumerable.Range(1, size).Select(number => _journal.AddPeer(number).Id)];
        var room = _journal.Get(new CreateRoom("room", [.. peers], prefixAuthors: false));
        return (_journal.Post(room.Id).Id, peers);
    }

    private void Record(IReadOnlyList<DeliveryStep> steps) => _journal.Get(new RecordDelivery(steps));

    private List<DeliveryChanged> Changes() => [.. _journal.Events.OfType<DeliveryChanged>()];

    private static TheoryData<DeliveryState, DeliveryState> Cross()
    {
        var pairs = new TheoryData<DeliveryState, DeliveryState>();
        foreach (var present in Enum.GetValues<DeliveryState>())
        {
            foreach (var next in Enum.GetValues<DeliveryState>())
                pairs.Add(present, next);
        }

        return pairs;
    }
}
