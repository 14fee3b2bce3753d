using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Lab;

namespace WebUdpChat.Core.Listeners;

/// <summary>
/// Gathers what is raised in a turn and hands it to the sink as one batch. Where the sink has no room, messages are dropped and
/// counted; everything else is held and handed over before anything newer. Belongs to the listener's loop.
/// </summary>
internal sealed class TurnEvents(PeerListener listener, IListenerSink sink, int mostHeld)
{
    private readonly List<ListenerEvent> _events = [];
    private readonly List<ListenerEvent> _held = [];

    /// <summary>Whether something waits for the sink to have room.</summary>
    public bool AreHeld => _held.Count > 0;

    public void Add(DateTimeOffset at, PeerEvent peerEvent, LabMark mark = default) => _events.Add(new ListenerEvent(at, peerEvent, mark));

    /// <summary>Ends the turn.</summary>
    public void Flush()
    {
        if (!TryHand(_held, out var reason) || !TryHand(_events, out reason))
            Hold(reason);
    }

    private bool TryHand(List<ListenerEvent> events, out DropReason reason)
    {
        reason = default;
        if (events.Count == 0)
            return true;
        if (!sink.TryTake(new ListenerBatch(listener, events.ToArray()), out reason))
            return false;
        events.Clear();
        return true;
    }

    private void Drop(MessageReceived message, DropReason reason)
    {
        listener.Counters.CountDropped(reason);
        if (message.Receipt is { } receipt)
            listener.TryTell(new MessageLost(message.Peer, receipt));
    }

    private void Hold(DropReason reason)
    {
        foreach (var item in _events)
        {
            if (item.Event is MessageReceived message)
                Drop(message, reason);
            else if (item.Event is PeerHeard)
                continue; // the next sign of life says the same
            else if (_held.Count < mostHeld)
                _held.Add(item);
            else
                listener.Counters.Count(ListenerNotice.ReportLost);
        }

        _events.Clear();
    }
}
