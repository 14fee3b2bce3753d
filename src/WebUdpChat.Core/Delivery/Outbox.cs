using System.Collections.Concurrent;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Delivery;

/// <summary>
/// From a committed message to datagrams. Driven by the journal alone: what is queued there is first recorded as
/// sending, then handed over, in order for each peer. What it holds is bounded by what may wait for a peer.
/// </summary>
public sealed class Outbox : ICommitObserver, IDisposable
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(20);

    private readonly GatewayState _state;
    private readonly IOutboxRoute _route;
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<PeerId, OutboxLane> _lanes = new();
    private readonly OutboxRound _round = new();
    private readonly List<OutboxLane> _heldUp = [];
    private readonly List<ChatMessage> _early = [];
    private readonly PeersOfNode _peers;
    private readonly ITimer _retry;
    private IJournal? _journal;
    private bool _stopped;

    /// <summary>An outbox that waits for its start.</summary>
    /// <param name="state">What the journal adds up to.</param>
    /// <param name="route">The way to the peers.</param>
    /// <param name="time">The clock.</param>
    /// <param name="node">The node whose peers it sends to; null for all peers.</param>
    public Outbox(GatewayState state, IOutboxRoute route, TimeProvider time, string? node = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(time);
        (_state, _route) = (state, route);
        _peers = new PeersOfNode(node, state.Peers.Committed);
        _retry = time.CreateTimer(_ => Retry(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether nothing waits and nothing is on its way.</summary>
    public bool IsEmpty => _lanes.IsEmpty;

    /// <summary>Takes up what was on its way when the last run ended.</summary>
    public async Task StartAsync(IJournal journal, IReadOnlyList<ChatMessage> interrupted, Func<string, bool> dropsDuplicates)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(interrupted);
        await journal.KeepAsync(new RecoverDeliveries(interrupted, dropsDuplicates)).ConfigureAwait(false);
        lock (_lock)
        {
            _journal = journal;
            foreach (var message in interrupted.Concat(_early).DistinctBy(static message => message.Id))
                Add(message, _state.OpenDeliveries.Find(message.Id)?.Delivery);
            _early.Clear();
            Pump();
        }
    }

    /// <inheritdoc/>
    public void OnCommitted(JournalBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        lock (_lock)
        {
            foreach (var entry in batch.Entries)
                Apply(entry.Event);
            Pump();
        }
    }

    /// <summary>
    /// Hands nothing over any more. What was about to be, is queued again, so that the next run knows that it was not
    /// sent. Ends when the journal has it.
    /// </summary>
    public async Task StopAsync()
    {
        lock (_lock)
            _stopped = true;

        // First the journal says what else it has recorded as being sent, then that is returned, too.
        for (var i = 0; i < 2 && Return() is { } returned; i++)
        {
            if ((await returned.ConfigureAwait(false)).IsRefused)
                return; // the journal has ended already
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _retry.Dispose();

    private void Apply(JournalEvent journalEvent)
    {
        switch (journalEvent)
        {
            case PeerChanged { Peer: var peer }:
                if (_peers.Leaves(peer))
                    Leave(peer.Id);
                break;
            case MessagePosted { Message: { Delivery: not null } message } when _journal is null:
                _early.Add(message);
                break;
            case DeliveryChanged when _journal is null:
                if (journalEvent is DeliveryChanged { Requeued: { } requeued })
                    _early.Add(requeued);
                break;
            case MessagePosted { Message: { Delivery: { } delivery } message }:
                Add(message, delivery);
                break;
            case DeliveryChanged changed:
                foreach (var peer in changed.ChangedPeers)
                    Change(changed, peer);
                break;
        }
    }

    private void Add(ChatMessage message, MessageDelivery? delivery)
    {
        foreach (var peer in delivery?.Peers ?? [])
        {
            if (peer.State == DeliveryState.Queued)
                Add(message, peer.PeerId);
        }
    }

    // The peer is another node's from now on, and what waits for it too. What was recorded as being sent is sent here.
    private void Leave(PeerId peer)
    {
        if (!_lanes.TryGetValue(peer, out var lane))
            return;
        foreach (var message in lane.NotBegun())
            _round.End(lane, message);
        if (lane.Count == 0)
            _lanes.TryRemove(peer, out _);
    }

    private void Add(ChatMessage message, PeerId peer)
    {
        if (!_peers.Has(peer))
            return;
        var lane = _lanes.GetOrAdd(peer, static id => new OutboxLane(id));
        lane.Add(message);
        _round.Enter(lane);
    }

    private void Change(DeliveryChanged changed, PeerDelivery delivery)
    {
        if (_lanes.TryGetValue(delivery.PeerId, out var lane))
        {
            if (delivery.State == DeliveryState.Sending)
                _round.Ready(lane, changed.MessageId);
            else
                _round.End(lane, changed.MessageId);
            HandOver(lane);
            if (lane.Count == 0)
                _lanes.TryRemove(lane.Peer, out _);
        }

        if (delivery.State == DeliveryState.Queued && changed.Requeued is { } again)
            Add(again, delivery.PeerId);
    }

    private void HandOver(OutboxLane lane)
    {
        while (!_stopped && !lane.IsHeldUp && lane.TryPeekReady(out var item))
        {
            var handOver = TryHandOver(item.Message, lane.Peer);
            if (handOver.Result == HandOverResult.Later)
            {
                HoldUp(lane);
                return;
            }

            lane.HandedOver();
            if (handOver.Result == HandOverResult.Failed)
                _ = _journal!.KeepAsync(new RecordDelivery([new DeliveryStep(item.Message.Id, lane.Peer, DeliveryState.Failed, handOver.Why)]));
        }
    }

    private HandOver TryHandOver(ChatMessage message, PeerId id) => _state.Peers.Find(id) switch
    {
        null => Delivery.HandOver.Failed(DeliveryReasons.PeerRemoved.With()),
        { State: PeerState.Blocked } => Delivery.HandOver.Failed(DeliveryReasons.PeerBlocked.With()),
        var peer => _route.TryHandOver(message, peer),
    };

    private void HoldUp(OutboxLane lane)
    {
        lane.IsHeldUp = true;
        _heldUp.Add(lane);
        if (_heldUp.Count == 1)
            _retry.Change(RetryPause, Timeout.InfiniteTimeSpan);
    }

    private void Retry()
    {
        lock (_lock)
        {
            var lanes = _heldUp.ToArray();
            _heldUp.Clear();
            foreach (var lane in lanes)
            {
                lane.IsHeldUp = false;
                HandOver(lane);
            }
        }
    }

    private void Pump()
    {
        var items = _stopped || _journal is null ? [] : _round.Take();
        if (items.Count > 0)
            _ = _journal!.KeepAsync(new MarkSending(items));
    }

    // Null where the journal takes nothing for being sent that was not handed over.
    private Task<Outcome<bool>>? Return()
    {
        lock (_lock)
        {
            List<DeliveryStep> steps = [.. _lanes.Values.SelectMany(static lane =>
                lane.Ready().Select(message => new DeliveryStep(message, lane.Peer, DeliveryState.Queued)))];
            return steps.Count > 0 || _lanes.Values.Any(static lane => lane.HasTaken)
                ? _journal!.KeepAsync(new RecordDelivery(steps))
                : null;
        }
    }
}
