using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Weather;

/// <summary>
/// What a listener's loop sees of its datagrams: sizes, gaps, and who they are from. Nothing is allocated per datagram. Peers
/// beyond the bound are counted together, so that the sum over all is exact. May be used from any thread.
/// </summary>
/// <param name="maxPeers">Most peers that are counted each by itself.</param>
internal sealed class ListenerWeather(int maxPeers = ListenerWeather.MaxPeers)
{
    /// <summary>Most peers that are counted each by itself.</summary>
    public const int MaxPeers = 256;

    private readonly Lock _gate = new();
    private readonly TrafficTally _all = new();
    private readonly TrafficTally _others = new();
    private readonly Dictionary<PeerAddress, TrafficTally> _peers = [];

    /// <summary>Begins to count; nobody else may until it is disposed.</summary>
    public Lock.Scope Enter() => _gate.EnterScope();

    /// <summary>Datagrams of one sender came at once. Only within <see cref="Enter"/>.</summary>
    /// <param name="from">The sender.</param>
    /// <param name="lengths">How long each is.</param>
    /// <param name="at">When.</param>
    public void Arrived(PeerAddress from, ReadOnlySpan<ushort> lengths, DateTimeOffset at)
    {
        _all.Arrived(lengths, at);
        Of(from).Arrived(lengths, at);
    }

    public void Rejected(PeerAddress from)
    {
        lock (_gate)
        {
            _all.Rejected();
            Of(from).Rejected();
        }
    }

    /// <summary>A datagram left. Only within <see cref="Enter"/>.</summary>
    public void Sent(PeerAddress to, int length, DateTimeOffset at)
    {
        _all.Sent(length, at);
        Of(to).Sent(length, at);
    }

    /// <summary>What was counted.</summary>
    public WeatherReport Read()
    {
        lock (_gate)
            return new WeatherReport(Report(_all), Report(_others), [.. _peers.Select(static peer => (peer.Key, Report(peer.Value)))]);
    }

    /// <summary>Counts peers that have been silent since a moment among the others from now on.</summary>
    public void Forget(DateTimeOffset silentSince)
    {
        lock (_gate)
        {
            foreach (var (peer, tally) in _peers)
            {
                if (tally.LastAt >= silentSince)
                    continue;
                _others.Add(tally);
                _peers.Remove(peer);
            }
        }
    }

    private TrafficTally Of(PeerAddress peer)
    {
        if (_peers.TryGetValue(peer, out var known))
            return known;
        if (_peers.Count >= maxPeers)
            return _others;
        return _peers[peer] = new TrafficTally();
    }

    private static TrafficReport Report(TrafficTally tally) => new(tally.Counts, tally.JitterMs, tally.Sizes, tally.Gaps);
}

/// <summary>What was counted of one sender and receiver.</summary>
/// <param name="Counts">Datagrams and bytes.</param>
/// <param name="JitterMs">How much the gaps between arrivals differ from each other, in milliseconds (RFC 3550 section 6.4.1).</param>
/// <param name="Sizes">Datagrams that came in each class of <see cref="WeatherClasses.Sizes"/>.</param>
/// <param name="Gaps">Gaps in each class of <see cref="WeatherClasses.Gaps"/>.</param>
public sealed record TrafficReport(TrafficCounts Counts, double JitterMs, IReadOnlyList<long> Sizes, IReadOnlyList<long> Gaps);

/// <summary>What was counted of a listener: of all, of those not counted by themselves, and of single peers.</summary>
public sealed record WeatherReport(TrafficReport All, TrafficReport Others, IReadOnlyList<(PeerAddress Peer, TrafficReport Report)> Peers);
