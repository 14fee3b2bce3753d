using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Weather;
using WebUdpChat.Hosting;

namespace WebUdpChat.Weather;

/// <summary>Looks at the counters once a second, and keeps the last minutes of each listener, peer and room.</summary>
internal sealed class WeatherStation(GatewayRuntime runtime, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private const int RateSeconds = 5;
    private static readonly TimeSpan Window = Period * SampleRing.Length;

    private readonly Lock _gate = new();
    private Dictionary<PeerListener, SampleRing> _listeners = [];
    private Dictionary<PeerKey, SampleRing> _peers = [];
    private Dictionary<ConversationId, SampleRing> _rooms = [];

    /// <summary>The last seconds of a listener; empty where it has just come.</summary>
    public RecentTraffic Of(PeerListener listener, int seconds) => Read(() => _listeners.GetValueOrDefault(listener), seconds);

    /// <summary>The last seconds of a peer; empty where nothing came or left for minutes, or too many others did.</summary>
    public RecentTraffic Of(PeerKey peer, int seconds) => Read(() => _peers.GetValueOrDefault(peer), seconds);

    /// <summary>The last seconds of a room.</summary>
    public RecentTraffic Of(ConversationId room, int seconds) => Read(() => _rooms.GetValueOrDefault(room), seconds);

    /// <summary>Takes a sample of everything.</summary>
    public void Look()
    {
        var now = time.GetLocalNow();
        var day = DateOnly.FromDateTime(now.DateTime);
        lock (_gate)
        {
            _listeners = Follow(_listeners, runtime.Listeners.All.Select(static listener => (listener, listener.Traffic)), day);
            _peers = Follow(_peers, runtime.Listeners.All.SelectMany(PeersOf), day);
            _rooms = Follow(_rooms, runtime.RoomWeather.Rooms.Select(room => (room, runtime.RoomWeather.Of(room))), day);
        }

        foreach (var listener in runtime.Listeners.All)
            listener.ForgetWeather(now - Window);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            Look();
    }

    private static IEnumerable<(PeerKey, TrafficCounts)> PeersOf(PeerListener listener) =>
        listener.Weather.Peers.Select(peer => (new PeerKey(listener.Name, peer.Peer), peer.Report.Counts));

    // What is not counted by itself any more is not kept, either. The first sight of one is all news.
    private static Dictionary<T, SampleRing> Follow<T>(Dictionary<T, SampleRing> before, IEnumerable<(T Key, TrafficCounts Counts)> now, DateOnly day)
        where T : notnull
    {
        var next = new Dictionary<T, SampleRing>();
        foreach (var (key, counts) in now)
        {
            var ring = before.GetValueOrDefault(key) ?? new SampleRing(default);
            ring.Add(counts, day);
            next[key] = ring;
        }

        return next;
    }

    private RecentTraffic Read(Func<SampleRing?> find, int seconds)
    {
        lock (_gate)
        {
            return find() is { } ring
                ? new RecentTraffic(ring.Rate(RateSeconds), ring.Today, ring.Read(seconds))
                : new RecentTraffic(default, default, []);
        }
    }
}

/// <summary>What was lately.</summary>
/// <param name="Rate">The mean of the last seconds.</param>
/// <param name="Today">Since midnight, or since it was first seen.</param>
/// <param name="Seconds">Each of the last seconds, oldest first.</param>
internal sealed record RecentTraffic(TrafficRate Rate, TrafficCounts Today, IReadOnlyList<TrafficCounts> Seconds);
