using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Policy;

/// <summary>
/// Turns datagrams away before anything is done with them. Whoever is a peer passes; strangers are held to a rate, so that
/// forged senders without number leave room for those who are known. Thread-safe: receive threads call it.
/// </summary>
public sealed class InboundGate(SourcePolicy policy, NewcomerBounds bounds, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly RecentSet<PeerKey> _newcomers = new(TimeSpan.FromSeconds(10));
    private readonly Dictionary<PeerId, TokenBucket> _knocks = [];
    private volatile GatewayState? _state;
    private TokenBucket _arrivals;

    /// <summary>From now on it knows who is a peer.</summary>
    public void Open(GatewayState state) => _state = state;

    /// <summary>Why a datagram is dropped unread; null where it is not.</summary>
    public DropReason? Refuse(PeerKey from)
    {
        if (!policy.IsHeard(from.Address))
            return DropReason.Policy;
        return _state?.PeersByKey.Find(from) switch
        {
            null => RefuseStranger(from),
            { State: PeerState.Blocked } => DropReason.Blocked,
            { State: PeerState.Knocking } peer => MayKnock(peer.Id) ? null : DropReason.Policy,
            _ => null,
        };
    }

    /// <summary>Whether nothing of a sender is dropped unread, as things are: a peer that was let in, at an address that is heard.</summary>
    public bool IsWelcome(PeerKey from) =>
        policy.IsHeard(from.Address) && _state?.PeersByKey.Find(from) is { State: not (PeerState.Blocked or PeerState.Knocking) };

    /// <summary>How somebody begins whose first datagram is taken; null where there is no room for more of them. For the writer.</summary>
    public PeerState? Receive(GatewayState state, PeerAddress stranger)
    {
        ArgumentNullException.ThrowIfNull(state);
        return policy.Judge(stranger) switch
        {
            SourceVerdict.Admitted => PeerState.Accepted,
            SourceVerdict.Knocks when state.Peers.Pairs.Count(static pair => pair.Value.State == PeerState.Knocking) < bounds.Lobby => PeerState.Knocking,
            _ => null,
        };
    }

    /// <summary>Makes room for somebody who is about to become a peer. For the writer.</summary>
    /// <returns>Who had to go.</returns>
    internal IReadOnlyList<Peer> MakeRoom(JournalTransaction transaction, PeerAddress stranger) => NewcomerRoom.Make(transaction, stranger, bounds);

    private DropReason? RefuseStranger(PeerKey from)
    {
        if (policy.Judge(from.Address) == SourceVerdict.Refused)
            return DropReason.Policy;
        var now = time.GetUtcNow();
        lock (_lock)
        {
            // Until the journal has made a peer of them, what more they say is no arrival.
            if (_newcomers.Contains(from, now))
                return null;
            if (!_arrivals.Has(bounds.PerSecond, now))
                return DropReason.Policy;
            _arrivals = _arrivals.Take(bounds.PerSecond, now);
            _newcomers.Add(from, now);
            return null;
        }
    }

    private bool MayKnock(PeerId peer)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_knocks.Count > 2 * bounds.Lobby)
                _knocks.Clear(); // most of them are not in the lobby any more
            var bucket = _knocks.GetValueOrDefault(peer);
            if (!bucket.Has(bounds.KnocksPerSecond, now))
                return false;
            _knocks[peer] = bucket.Take(bounds.KnocksPerSecond, now);
            return true;
        }
    }
}
