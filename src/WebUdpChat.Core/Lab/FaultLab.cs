using System.Collections.Frozen;
using System.Collections.Immutable;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Lab;

/// <summary>
/// Does to the datagrams of a listener what networks do: for all its peers, and for single ones in place of that. Taps hear
/// what comes and leaves. Without both, it costs a look at one field. May be used from any thread.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="maxHeldBytes">Most bytes that it holds, all of it together; what is beyond is lost and counted.</param>
public sealed class FaultLab(TimeProvider time, long maxHeldBytes = 32 << 20) : IDisposable
{
    /// <summary>Most peers with a lab of their own.</summary>
    public const int MaxPeers = 64;

    private readonly Lock _gate = new();
    private readonly LabBudget _budget = new(maxHeldBytes);
    private volatile Benches? _benches;
    private ImmutableArray<WireTap> _taps = [];
    private volatile bool _isActive;

    /// <summary>Tells datagrams that pass untouched whatever is set; null for none.</summary>
    public SparedDatagram? Spare { get; set; }

    /// <summary>Whether it does anything.</summary>
    public bool IsOn => _benches is not null;

    /// <summary>Whether datagrams must be looked at, because it is on or somebody listens.</summary>
    internal bool IsActive => _isActive;

    /// <summary>What is on, the one for all peers first.</summary>
    public IReadOnlyList<LabState> States => _benches is not { } benches ? [] : [.. benches.States];

    /// <summary>Sets what happens to a peer's datagrams. False where too many peers have a lab of their own.</summary>
    /// <param name="peer">The peer; null for all that have no lab of their own.</param>
    /// <param name="plan">What happens; null for nothing, and a peer is as all others again.</param>
    public bool TrySet(PeerAddress? peer, LabPlan? plan)
    {
        lock (_gate)
        {
            var benches = _benches;
            var before = benches?.Of(peer);
            if (peer is not null && before is null && plan is not null && benches?.ByPeer.Count >= MaxPeers)
                return false;
            var bench = plan is { IsOn: true } || (peer is not null && plan is not null) ? new LabBench(plan, before, _budget, time) : null;
            _benches = Benches.With(benches, peer, bench);
            Settle();
            before?.CloseExcept(bench);
            return true;
        }
    }

    /// <summary>Turns all of it off. What it holds comes out at once.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            var benches = _benches;
            _benches = null;
            Settle();
            foreach (var bench in benches?.All ?? [])
                bench.CloseExcept(null);
        }
    }

    /// <summary>Lets out at once what it holds, and lets everything pass from now on, for the listener is about to close.</summary>
    public void Release()
    {
        lock (_gate)
        {
            foreach (var bench in _benches?.All ?? [])
                bench.Release();
        }
    }

    /// <summary>Lets a tap listen.</summary>
    public void Attach(WireTap tap)
    {
        lock (_gate)
        {
            _taps = _taps.Add(tap);
            Settle();
        }
    }

    /// <summary>A tap listens no more. What it heard can still be taken.</summary>
    public void Detach(WireTap tap)
    {
        ArgumentNullException.ThrowIfNull(tap);
        lock (_gate)
        {
            _taps = _taps.Remove(tap);
            Settle();
        }

        tap.End();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Clear();
        foreach (var tap in _taps)
            Detach(tap);
    }

    /// <summary>Tells the taps of a datagram.</summary>
    internal void Tell(LabDirection direction, PeerAddress local, PeerAddress peer, ReadOnlySpan<byte> datagram, DateTimeOffset at, LabMark mark)
    {
        foreach (var tap in _taps)
            tap.Hear(direction, local, peer, datagram, at, mark);
    }

    /// <summary>The time, for those that listen.</summary>
    internal DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Where a datagram goes through; null where it passes untouched.</summary>
    internal LabLane? Lane(LabDirection direction, PeerAddress peer, ReadOnlySpan<byte> datagram) =>
        _benches?.For(peer)?.Lane(direction) is { } lane && Spare?.Invoke(datagram) != true ? lane : null;

    private void Settle() => _isActive = _benches is not null || !_taps.IsEmpty;

    private sealed class Benches(LabBench? all, FrozenDictionary<PeerAddress, LabBench> byPeer)
    {
        public FrozenDictionary<PeerAddress, LabBench> ByPeer { get; } = byPeer;

        public IEnumerable<LabBench> All => all is null ? ByPeer.Values : ByPeer.Values.Prepend(all);

        public IEnumerable<LabState> States
        {
            get
            {
                if (all is not null)
                    yield return all.State(null);
                foreach (var (peer, bench) in ByPeer)
                    yield return bench.State(peer);
            }
        }

        public static Benches? With(Benches? before, PeerAddress? peer, LabBench? bench)
        {
            var all = peer is null ? bench : before?.Of(null);
            var byPeer = before?.ByPeer ?? FrozenDictionary<PeerAddress, LabBench>.Empty;
            if (peer is { } one)
            {
                var others = byPeer.Where(each => each.Key != one);
                byPeer = (bench is null ? others : others.Append(new(one, bench))).ToFrozenDictionary();
            }

            return all is null && byPeer.Count == 0 ? null : new Benches(all, byPeer);
        }

        public LabBench? For(PeerAddress peer) => ByPeer.Count > 0 && ByPeer.TryGetValue(peer, out var own) ? own : all;

        public LabBench? Of(PeerAddress? peer) => peer is { } one ? ByPeer.GetValueOrDefault(one) : all;
    }
}

/// <summary>Whether a datagram passes a lab untouched.</summary>
public delegate bool SparedDatagram(ReadOnlySpan<byte> datagram);
