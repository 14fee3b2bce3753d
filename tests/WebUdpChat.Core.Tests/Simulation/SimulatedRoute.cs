using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>A listener with a short queue, and peers that answer late, not at all, or cannot be reached.</summary>
internal sealed class SimulatedRoute(Random random, SimulatedWire wire) : IOutboxRoute
{
    private const int Capacity = 6;

    private readonly Queue<(MessageId Message, Peer Peer)> _queue = new();
    private readonly List<(Peer Peer, DeliveryStep Report)> _reports = [];

    /// <summary>Whether it takes nothing at the moment, or nothing any more.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Whether something is still to be done or told.</summary>
    public bool IsBusy => _queue.Count > 0 || _reports.Count > 0;

    public HandOver TryHandOver(ChatMessage message, Peer peer)
    {
        if (IsClosed || _queue.Count >= Capacity)
            return HandOver.Later;
        if (random.Next(40) == 0)
            return HandOver.Failed("The route was told to refuse it.");
        _queue.Enqueue((message.Id, peer));
        return HandOver.Taken;
    }

    /// <summary>Sends the next message that was handed over.</summary>
    public void Step()
    {
        if (!_queue.TryDequeue(out var next))
            return;
        var (message, peer) = next;
        if (random.Next(20) == 0)
        {
            Tell(peer, message, DeliveryState.Failed);
            return;
        }

        wire.Send(peer, message);
        Tell(peer, message, DeliveryState.Sent);
        if (random.Next(8) == 0)
            Tell(peer, message, DeliveryState.Unreachable);
        if (peer.Dialect == SimulatedDialect.Confirming)
            Tell(peer, message, random.Next(5) == 0 ? DeliveryState.Failed : DeliveryState.Acknowledged);
        if (peer.Dialect == SimulatedDialect.Confirming && random.Next(4) == 0)
            Tell(peer, message, DeliveryState.Read);
    }

    /// <summary>Takes something that is to be told; for each message in order.</summary>
    public (Peer Peer, DeliveryStep Report)? TakeReport()
    {
        if (_reports.Count == 0)
            return null;
        var any = _reports[random.Next(_reports.Count)];
        var first = _reports.FindIndex(each => each.Report.Message == any.Report.Message && each.Peer.Id == any.Peer.Id);
        var report = _reports[first];
        _reports.RemoveAt(first);
        return report;
    }

    private void Tell(Peer peer, MessageId message, DeliveryState state) =>
        _reports.Add((peer, new DeliveryStep(message, peer.Id, state, state == DeliveryState.Failed ? "It was told to fail." : null)));
}
