using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;

namespace WebUdpChat.Core.Listeners;

/// <summary>
/// Datagrams of messages that leave together, in the order in which they were added for each peer. Nothing is said of any before the
/// system has taken or refused that very one. Belongs to the listener's loop.
/// </summary>
internal sealed class Departures(Transmitter transmitter, TurnEvents events, RecentSends recent, ListenerFaults faults)
{
    private readonly DepartureLane[] _lanes =
        [.. transmitter.Transports.Select(transport => new DepartureLane(transport, transmitter, events, recent, faults))];

    /// <summary>Adds the datagram of a message; those that wait with it may leave at once.</summary>
    public void Add(in PendingSend send, ReadOnlyMemory<byte> datagram, DateTimeOffset at)
    {
        foreach (var lane in _lanes)
        {
            if (lane.Family != send.Peer.Family)
                continue;
            lane.Add(send, datagram, at);
            return;
        }

        var why = transmitter.Transmit(send.Peer, datagram.Span).Why;
        events.Add(at, new DeliveryReported(send.Peer, send.Message.Token, DeliveryState.Failed, why));
    }

    /// <summary>Lets all that wait leave, and raises what came of each.</summary>
    public void Leave()
    {
        foreach (var lane in _lanes)
            lane.Leave();
    }
}
