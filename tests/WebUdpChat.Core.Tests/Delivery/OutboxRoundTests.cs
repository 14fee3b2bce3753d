using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Delivery;

public sealed class OutboxRoundTests
{
    private readonly OutboxRound _round = new();

    [Fact]
    public void Take_ManyLanesWithMuchWaiting_TakesUpToTheBoundFromAllOfThem()
    {
        var lanes = Enumerable.Range(1, 100).Select(number => Lane(number, 200)).ToList();

        var taken = _round.Take();

        Assert.Equal(OutboxRound.MaxUnderway, taken.Count);
        Assert.Equal(OutboxRound.MaxUnderway, _round.Underway);
        Assert.All(lanes, static lane => Assert.InRange(lane.Underway, 16, 24));
    }

    [Fact]
    public void Take_LaneThatComesLate_HasItsTurnAfterEachOtherHadOne()
    {
        var lanes = Enumerable.Range(1, 40).Select(number => Lane(number, 2_000)).ToList();
        var underway = new Queue<(MessageId Message, PeerId Peer)>(_round.Take());
        var late = Lane(41, 1);

        var turns = 0;
        for (; late.Underway == 0; turns++)
        {
            Assert.True(turns <= lanes.Count, "Others have a second turn before its first.");
            for (var i = 0; i < 8; i++)
            {
                var (message, peer) = underway.Dequeue();
                _round.End(lanes.Find(lane => lane.Peer == peer)!, message);
            }

            foreach (var taken in _round.Take())
                underway.Enqueue(taken);
        }

        Assert.True(turns > 1);
    }

    [Fact]
    public void End_WhateverStage_GivesRoomBackOnce()
    {
        var lane = Lane(1, 2);
        var taken = _round.Take();

        _round.End(lane, taken[0].Message);
        _round.End(lane, taken[0].Message);
        _round.End(lane, new MessageId(999));

        Assert.Equal((1, 1, 1), (_round.Underway, lane.Underway, lane.Count));
    }

    [Fact]
    public void End_WhileWaiting_IsNotTakenAnyMore()
    {
        var lane = Lane(1, 3);
        _round.End(lane, new MessageId(2));

        Assert.Equal([1L, 3], _round.Take().Select(static each => each.Message.Seq));
    }

    [Fact]
    public void Ready_OutOfOrder_IsHandedOverInOrder()
    {
        var lane = Lane(1, 3);
        _round.Take();

        _round.Ready(lane, new MessageId(2));
        Assert.False(lane.TryPeekReady(out _));
        _round.Ready(lane, new MessageId(1));

        Assert.Equal([1L, 2], HandOver(lane));
        _round.End(lane, new MessageId(3));
        Assert.Equal(2, _round.Underway);
    }

    [Fact]
    public void Ready_WhileWaiting_IsUnderWayFromThen()
    {
        var lane = Lane(1, 1);

        _round.Ready(lane, new MessageId(1));

        Assert.Equal(1, _round.Underway);
        Assert.Empty(_round.Take());
        Assert.Equal([1L], HandOver(lane));
    }

    private static List<long> HandOver(OutboxLane lane)
    {
        var handed = new List<long>();
        while (lane.TryPeekReady(out var item))
        {
            handed.Add(item.Message.Id.Seq);
            lane.HandedOver();
        }

        return handed;
    }

    private OutboxLane Lane(int number, int messages)
    {
        var lane = new OutboxLane(new PeerId(number));
        for (var i = 1; i <= messages; i++)
            lane.Add(Message(i));
        _round.Enter(lane);
        return lane;
    }

    private static ChatMessage Message(long seq) => new(new MessageId(seq), new ConversationId(1), new Author(AuthorKind.User, "u:ann", "ann"),
        Direction.Out, DateTimeOffset.UnixEpoch, ReadOnlyMemory<byte>.Empty, "utf-8", 0, false, null, null);
}
