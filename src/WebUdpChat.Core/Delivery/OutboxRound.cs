using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Delivery;

/// <summary>The lanes that may take something take turns, so that a peer with much waiting does not keep others back.</summary>
internal sealed class OutboxRound
{
    /// <summary>Messages that may be on their way at once, to all peers together: fewer than a listener takes.</summary>
    public const int MaxUnderway = 2_048;

    private const int Share = 8;

    private readonly Queue<OutboxLane> _lanes = new();

    /// <summary>How many messages are on their way.</summary>
    public int Underway { get; private set; }

    /// <summary>Puts a lane in the round, if it can take something and is not in it.</summary>
    public void Enter(OutboxLane lane)
    {
        if (lane.IsInRound || !lane.HasRoomAndWaiting)
            return;
        lane.IsInRound = true;
        _lanes.Enqueue(lane);
    }

    /// <summary>The journal says that a message is about to be sent.</summary>
    public void Ready(OutboxLane lane, MessageId message)
    {
        if (lane.Ready(message))
            Underway++;
    }

    /// <summary>A message's fate is known, or it is to be taken again later.</summary>
    public void End(OutboxLane lane, MessageId message)
    {
        if (lane.End(message))
            Underway--;
        Enter(lane);
    }

    /// <summary>Takes what may be on its way now: a share of each lane, and again, while there is room.</summary>
    public List<(MessageId Message, PeerId Peer)> Take()
    {
        var taken = new List<(MessageId, PeerId)>();
        while (Underway < MaxUnderway && _lanes.TryDequeue(out var lane))
        {
            lane.IsInRound = false;
            for (var i = 0; i < Share && Underway < MaxUnderway && lane.TryTake(out var item); i++)
            {
                Underway++;
                taken.Add((item.Message.Id, lane.Peer));
            }

            Enter(lane);
        }

        return taken;
    }
}
