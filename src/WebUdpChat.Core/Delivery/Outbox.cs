using System.Collections.Concurrent;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Delivery;

/// <summary>
/// From a committed message to datagrams. Driven by the journal alone: what is queued there is first recorded as
/// sending, then handed over, in order for each peer. What it holds is bounded by what may be queued for a peer.
/// </summary>
public sealed class Outbox(GatewayState state, IOutboxRoute route) : ICommitObserver
{
    /// <summary>Messages that may wait for one peer.</summary>
    public const int MaxWaiting = 1_000;

    /// <summary>Messages that may be on their way at once, to all peers together: fewer than a listener takes.</summary>
    private const int MaxUnderway = 2_048;

    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<PeerId, OutboxLane> _lanes = new();
    private readonly HashSet<PeerId> _touched = [];
    private IJournal? _journal;
    private int _underway;

    /// <summary>How many messages wait for a peer or are on their way to it, about.</summary>
    public int Waiting(PeerId peer) => _lanes.GetValueOrDefault(peer)?.Count ?? 0;

    /// <summary>Whether nothing waits and nothing is on its way.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_lock)
                return _lanes.Values.All(static lane => lane.Count == 0);
        }
    }

    /// <summary>Takes up what was on its way when the last run ended.</summary>
    public async Task StartAsync(IJournal journal, IReadOnlyList<ChatMessage> interrupted, Func<string, bool> dropsDuplicates)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(interrupted);
        _journal = journal;
        await journal.KeepAsync(new RecoverDeliveries(interrupted, dropsDuplicates)).ConfigureAwait(false);
        lock (_lock)
        {
            foreach (var message in interrupted)
                Add(message, QueuedPeers(state.OpenDeliveries.Find(message.Id)?.Delivery));
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

    private void Apply(JournalEvent journalEvent)
    {
        switch (journalEvent)
        {
            case MessagePosted { Message: { Delivery: { } delivery } message }:
                Add(message, delivery.Peers.Select(static peer => peer.PeerId));
                break;
            case DeliveryChanged changed:
                foreach (var peer in changed.Changed)
                    Change(changed, changed.Delivery.Of(peer)!);
                break;
        }
    }

    private void Add(ChatMessage message, IEnumerable<PeerId> peers)
    {
        foreach (var peer in peers)
        {
            _lanes.GetOrAdd(peer, static _ => new OutboxLane()).Add(message);
            _touched.Add(peer);
        }
    }

    private static IEnumerable<PeerId> QueuedPeers(MessageDelivery? delivery) =>
        delivery?.Peers.Where(static peer => peer.State == DeliveryState.Queued).Select(static peer => peer.PeerId) ?? [];

    private void Change(DeliveryChanged changed, PeerDelivery delivery)
    {
        var lane = _lanes.GetValueOrDefault(delivery.PeerId);
        if (delivery.State == DeliveryState.Sending)
        {
            if (lane?.Underway(changed.MessageId) is { } message)
                HandOver(message, delivery.PeerId);
            return;
        }

        if (lane?.End(changed.MessageId) == true)
            _underway--;
        _touched.Add(delivery.PeerId);
        if (delivery.State == DeliveryState.Queued && changed.Requeued is { } again)
            Add(again, [delivery.PeerId]);
    }

    private void HandOver(ChatMessage message, PeerId id)
    {
        var why = state.Peers.Find(id) is { } peer ? route.TryHandOver(message, peer) : "The peer was removed.";
        if (why is not null)
            _ = _journal!.KeepAsync(new RecordDelivery(message.Id, id, DeliveryState.Failed, why));
    }

    private void Pump()
    {
        var items = new List<(MessageId, PeerId)>();
        foreach (var peer in _touched)
            Pump(peer, items);
        _touched.RemoveWhere(peer => _lanes.GetValueOrDefault(peer) is not { HasRoomAndWaiting: true });
        if (items.Count > 0)
            _ = _journal!.KeepAsync(new MarkSending(items));
    }

    private void Pump(PeerId peer, List<(MessageId, PeerId)> items)
    {
        if (!_lanes.TryGetValue(peer, out var lane))
            return;
        while (_underway < MaxUnderway && lane.TryTake(out var message))
        {
            _underway++;
            items.Add((message.Id, peer));
        }

        if (lane.Count == 0)
            _lanes.TryRemove(peer, out _);
    }
}
