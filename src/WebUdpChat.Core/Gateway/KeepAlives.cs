using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Policy;

namespace WebUdpChat.Core.Gateway;

/// <summary>Sends each peer its keep-alive when it is due. Follows the journal, so that it looks at those peers alone that have one.</summary>
public sealed class KeepAlives : ICommitObserver, IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly GatewayState _state;
    private readonly ListenerDirectory _listeners;
    private readonly TargetPolicy? _targets;
    private readonly TimeProvider _time;
    private readonly string? _node;
    private readonly Lock _lock = new();
    private readonly Dictionary<PeerId, DateTimeOffset> _due = [];
    private readonly ITimer _timer;

    /// <summary>Looks at the peers that are there, and follows from then on.</summary>
    /// <param name="state">What the journal adds up to.</param>
    /// <param name="listeners">The ways to the peers.</param>
    /// <param name="time">The clock.</param>
    /// <param name="targets">Where datagrams may go; null for everywhere.</param>
    /// <param name="node">The node whose peers it looks after; null for all peers.</param>
    public KeepAlives(GatewayState state, ListenerDirectory listeners, TimeProvider time, TargetPolicy? targets = null, string? node = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(time);
        (_state, _listeners, _time, _targets, _node) = (state, listeners, time, targets, node);
        _timer = time.CreateTimer(_ => Send(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        lock (_lock)
        {
            foreach (var peer in state.Peers.Committed)
                Follow(peer);
        }
    }

    /// <inheritdoc/>
    public void OnCommitted(JournalBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        foreach (var entry in batch.Entries)
        {
            if (entry.Event is not (PeerChanged or PeerRemoved))
                continue;
            lock (_lock)
            {
                if (entry.Event is PeerChanged changed)
                    Follow(changed.Peer);
                else
                    _due.Remove(((PeerRemoved)entry.Event).PeerId);
            }
        }
    }

    /// <summary>Sends nothing any more.</summary>
    public void Dispose() => _timer.Dispose();

    // The first is due when a pause is over: whoever sets it has just heard from the peer, or is about to write.
    private void Follow(Peer peer)
    {
        if (peer.Settings.KeepAlive is not { } keepAlive || peer.State == PeerState.Blocked || (_node is not null && peer.Node != _node))
        {
            _due.Remove(peer.Id);
            return;
        }

        var next = _time.GetUtcNow() + TimeSpan.FromSeconds(keepAlive.EverySeconds);
        if (_due.TryGetValue(peer.Id, out var due) && due <= next)
            return;
        _due[peer.Id] = next;
        if (_due.Count == 1)
            _timer.Change(Step, Step);
    }

    private void Send()
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            foreach (var id in _due.Where(each => each.Value <= now).Select(static each => each.Key).ToList())
            {
                _due.Remove(id);
                if (_state.Peers.Find(id) is not { Settings.KeepAlive: { } keepAlive } peer)
                    continue;
                if (_targets is null || _targets.Judge(peer.Address) == TargetVerdict.Permitted)
                    _listeners.Find(peer.Listener)?.TransmitKeepAlive(peer.Address, Convert.FromBase64String(keepAlive.Bytes));
                _due[id] = now + TimeSpan.FromSeconds(keepAlive.EverySeconds);
            }

            if (_due.Count == 0)
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
