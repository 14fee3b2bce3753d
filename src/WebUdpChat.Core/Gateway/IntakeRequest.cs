using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Policy;

namespace WebUdpChat.Core.Gateway;

/// <summary>What one listener found in one turn, on its way into the journal.</summary>
internal sealed class IntakeRequest(ListenerBatch batch, LastSeen lastSeen, RelayCounters relays, InboundGate? gate) : JournalRequest
{
    private readonly List<(Peer Peer, ListenerEvent Event)> _taken = [];
    private readonly List<DeliveryStep> _steps = [];
    private readonly List<HeldBack> _heldBack = [];
    private readonly List<Peer> _gone = [];
    private int _blocked;
    private int _turnedAway;

    // An acknowledgement is a promise, so what it promises must have reached the disk.
    public override bool Durable { get; } = batch.Events.Any(static each => each.Event is MessageReceived { Acknowledgement.Length: > 0 });

    public override bool MayWait => true;

    public override int Size => batch.Events.Count;

    public override long Weight { get; } = batch.Events.Sum(static each => IntakeSplit.Weigh(each));

    public override async ValueTask DecideAsync(JournalTransaction transaction)
    {
        _taken.Clear();
        _steps.Clear();
        _heldBack.Clear();
        _gone.Clear();
        _blocked = 0;
        _turnedAway = 0;
        foreach (var each in batch.Events)
        {
            if (each.Event is MessageReceived message)
                Post(transaction, each, message);
            else if (each.Event is DeliveryReported report)
                Note(transaction, each, report);
        }

        await DeliveryChanges.RecordAsync(transaction, _steps).ConfigureAwait(false);
    }

    public override void Committed()
    {
        var listener = batch.Listener;
        listener.Counters.CountJournaled(_taken.Count);
        listener.Counters.CountDropped(DropReason.Blocked, _blocked);
        listener.Counters.CountDropped(DropReason.Policy, _turnedAway);
        _heldBack.ForEach(relays.Count);
        foreach (var (peer, each) in _taken)
        {
            lastSeen.Touch(peer.Id, each.At);
            if (each.Event is MessageReceived { Acknowledgement: { Length: > 0 } acknowledgement })
                listener.Transmit(peer.Address, acknowledgement.Span);
        }

        foreach (var peer in _gone)
            lastSeen.Forget(peer.Id);
    }

    public override void Refused(Refusal refusal) =>
        Drop(refusal.Kind == RefusalKind.Restarting ? DropReason.Closing : DropReason.StorageTrouble);

    public override void Faulted(Exception exception) => Drop(DropReason.Rejected);

    private void Drop(DropReason reason) =>
        batch.Listener.Counters.CountDropped(reason, batch.Events.Count(static each => each.Event is MessageReceived));

    private void Post(JournalTransaction transaction, ListenerEvent each, MessageReceived received)
    {
        var key = new PeerKey(batch.Listener.Name, received.Peer);
        if ((transaction.State.PeersByKey[key] ?? Receive(transaction, key)) is not { } peer)
        {
            _turnedAway++;
            return;
        }

        if (peer.State == PeerState.Blocked)
        {
            _blocked++;
            return;
        }

        _heldBack.AddRange(PeerWords.Post(transaction, peer, GroupOf(transaction, received) ?? peer, received, each));
        _taken.Add((peer, each));
    }

    // What is said to a group that somebody added is said in the group's conversation, whoever says it.
    private Peer? GroupOf(JournalTransaction transaction, MessageReceived received) =>
        received.Group is { } group && transaction.State.PeersByKey[new PeerKey(batch.Listener.Name, group)] is { State: not PeerState.Blocked } peer
            ? peer
            : null;

    private Peer? Receive(JournalTransaction transaction, PeerKey key)
    {
        var begins = gate is null ? PeerState.Accepted : gate.Receive(transaction.State, key.Address);
        if (begins is not { } state)
            return null;
        _gone.AddRange(gate?.MakeRoom(transaction, key.Address) ?? []);
        return PeerCreation.Create(transaction, key, batch.Listener.Dialect.Name, "", PeerSettings.Default, state, transient: true);
    }

    private void Note(JournalTransaction transaction, ListenerEvent each, DeliveryReported report)
    {
        var key = new PeerKey(batch.Listener.Name, report.Peer);
        if (transaction.State.PeersByKey[key] is { } peer)
            _steps.Add(new DeliveryStep(new MessageId(report.Token), peer.Id, report.State, report.Detail, each.Mark));
    }
}
