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
    private readonly HashSet<long> _kept = [];
    private readonly List<(Peer Peer, DateTimeOffset At)> _heard = [];
    private int _blocked;
    private int _turnedAway;

    // What a dialect confirms to a peer is a promise, so what it promises must have reached the disk.
    public override bool Durable { get; } = batch.Events.Any(static each => each.Event is MessageReceived { Receipt: not null });

    public override bool MayWait => true;

    public override int Size => batch.Events.Count;

    public override long Weight { get; } = batch.Events.Sum(static each => IntakeSplit.Weigh(each));

    public override async ValueTask DecideAsync(JournalTransaction transaction)
    {
        _taken.Clear();
        _steps.Clear();
        _heldBack.Clear();
        _gone.Clear();
        _kept.Clear();
        _heard.Clear();
        _blocked = 0;
        _turnedAway = 0;
        foreach (var each in batch.Events)
        {
            if (each.Event is MessageReceived message)
                await PostAsync(transaction, each, message).ConfigureAwait(false);
            else if (each.Event is DeliveryReported report)
                Note(transaction, each, report);
            else if (each.Event is PeerDescribed described)
                Describe(transaction, each.At, described);
            else if (each.Event is SealSent seal)
                Await(transaction, seal);
            else if (each.Event is PeerHeard && Find(transaction, each.Event.Peer) is { } heard)
                _heard.Add((heard, each.At));
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
            if (each.Event is MessageReceived { Receipt: { } receipt })
                _kept.Add(receipt);
        }

        foreach (var (peer, at) in _heard)
            lastSeen.Touch(peer.Id, at);
        TellDialect();

        foreach (var peer in _gone)
            lastSeen.Forget(peer.Id);
    }

    public override void Refused(Refusal refusal) =>
        Drop(refusal.Kind == RefusalKind.Restarting ? DropReason.Closing : DropReason.StorageTrouble);

    public override void Faulted(Exception exception) => Drop(DropReason.Rejected);

    private void Drop(DropReason reason)
    {
        batch.Listener.Counters.CountDropped(reason, batch.Events.Count(static each => each.Event is MessageReceived));
        _kept.Clear();
        TellDialect();
    }

    private void TellDialect()
    {
        foreach (var each in batch.Events)
        {
            if (each.Event is MessageReceived { Receipt: { } receipt } message)
                batch.Listener.TryTell(_kept.Contains(receipt) ? new MessageKept(message.Peer, receipt) : new MessageLost(message.Peer, receipt));
        }
    }

    private async ValueTask PostAsync(JournalTransaction transaction, ListenerEvent each, MessageReceived received)
    {
        var key = new PeerKey(batch.Listener.Name, received.Peer);
        if ((transaction.State.PeersByKey[key] ?? Receive(transaction, key, null)) is not { } peer)
        {
            _turnedAway++;
            return;
        }

        if (peer.State == PeerState.Blocked)
        {
            _blocked++;
            return;
        }

        // It belongs to the node that it last wrote to.
        if (peer.Node != transaction.Node && transaction.Node is not null)
            peer = await PeerAdoption.AdoptAsync(transaction, peer).ConfigureAwait(false);
        _heldBack.AddRange(PeerWords.Post(transaction, peer, GroupOf(transaction, received) ?? peer, received, each));
        _taken.Add((peer, each));
    }

    // What is said to a group that somebody added is said in the group's conversation, whoever says it.
    private Peer? GroupOf(JournalTransaction transaction, MessageReceived received) =>
        received.Group is { } group && transaction.State.PeersByKey[new PeerKey(batch.Listener.Name, group)] is { State: not PeerState.Blocked } peer
            ? peer
            : null;

    private Peer? Receive(JournalTransaction transaction, PeerKey key, PeerDescribed? described)
    {
        var begins = gate is null ? PeerState.Accepted : gate.Receive(transaction.State, key.Address);
        if (begins is not { } state)
            return null;
        _gone.AddRange(gate?.MakeRoom(transaction, key.Address) ?? []);
        var settings = PeerSettings.Of(batch.Listener.Dialect);
        return PeerCreation.Create(
            transaction, key, batch.Listener.Dialect.Name, "", described?.Charset is { } charset ? settings with { Charset = charset } : settings,
            state, transient: true, described?.Profile);
    }

    // One that nobody knows and that leaves is not worth being made a peer.
    private void Describe(JournalTransaction transaction, DateTimeOffset at, PeerDescribed described)
    {
        var present = Find(transaction, described.Peer);
        if (present is null && described.Profile.Presence is Presence.Online or Presence.Away
            && Receive(transaction, new PeerKey(batch.Listener.Name, described.Peer), described) is { } made)
            _heard.Add((made, at));
        if (present is null or { State: PeerState.Blocked })
            return;
        var settings = described.Charset is { } charset && !present.Settings.CharsetChosen ? present.Settings with { Charset = charset } : present.Settings;
        var changed = present with { Profile = described.Profile, Settings = settings };
        if (changed != present)
            transaction.Append(new PeerChanged(changed));
        if (described.Profile.Presence is Presence.Online or Presence.Away)
            _heard.Add((changed, at));
    }

    private void Await(JournalTransaction transaction, SealSent seal)
    {
        if (Find(transaction, seal.Peer) is { } peer)
            transaction.Append(new PeerChanged(peer with { Seals = AwaitedSeal.Add(peer.Seals, new AwaitedSeal(new MessageId(seal.Token), seal.Number)) }));
    }

    private Peer? Find(JournalTransaction transaction, PeerAddress peer) => transaction.State.PeersByKey[new PeerKey(batch.Listener.Name, peer)];

    private void Note(JournalTransaction transaction, ListenerEvent each, DeliveryReported report)
    {
        var key = new PeerKey(batch.Listener.Name, report.Peer);
        if (transaction.State.PeersByKey[key] is { } peer)
            _steps.Add(new DeliveryStep(new MessageId(report.Token), peer.Id, report.State, report.Why, each.Mark));
    }
}
