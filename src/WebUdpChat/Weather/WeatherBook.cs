using WebUdpChat.Chat;
using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Core.Weather;
using WebUdpChat.Hosting;

namespace WebUdpChat.Weather;

/// <summary>Tells what the gateway sees of its datagrams.</summary>
internal sealed class WeatherBook(GatewayRuntime runtime, WeatherStation station, TimeProvider time)
{
    private const int MostListed = 100;

    private static readonly DropReason[] Reasons = Enum.GetValues<DropReason>();
    private static readonly DecodeError[] Errors = Enum.GetValues<DecodeError>()[1..];

    public WeatherView Look() => new(
        time.GetUtcNow(), runtime.StartedAt, WeatherClasses.Sizes, [.. WeatherClasses.Gaps.SkipLast(1)],
        [.. runtime.Listeners.All.Select(listener => View(listener, 0))],
        [.. runtime.Listeners.All.SelectMany(PeersOf).OrderByDescending(static peer => peer.PerSecond.In + peer.PerSecond.Out)
            .ThenByDescending(static peer => peer.Total.In + peer.Total.Out).Take(MostListed)],
        [.. runtime.RoomWeather.Rooms.Select(runtime.State.Conversations.Find).OfType<Conversation>().Take(MostListed).Select(room => View(room, 0))]);

    public Outcome<TrafficView> Listener(string name, int? seconds) => Ask(seconds, most =>
        runtime.Listeners.Find(name) is { } listener ? View(listener, most) : new Refusal(RefusalKind.NotFound, ListenerReasons.None.With(name)));

    public Outcome<TrafficView> Peer(string id, int? seconds) => Ask(seconds, most =>
    {
        if (!PeerId.TryParse(id, out var peerId) || runtime.State.Peers.Find(peerId) is not { } peer)
            return PeerBook.NoPeer(id);
        var report = runtime.Listeners.Find(peer.Listener)?.Weather.Peers.FirstOrDefault(each => each.Peer == peer.Address).Report;
        return View(peer, report ?? Nothing, most);
    });

    public Outcome<TrafficView> Room(string id, int? seconds) => Ask(seconds, most =>
        ConversationId.TryParse(id, out var roomId) && runtime.State.Conversations.Find(roomId) is { Kind: Core.Conversations.ConversationKind.Room } room
            ? View(room, most)
            : new Refusal(RefusalKind.NotFound, RequestReasons.NoRoom.With(id)));

    /// <summary>Each listener's datagrams a second.</summary>
    public IReadOnlyList<ListenerRateView> Rates() =>
        [.. runtime.Listeners.All.Select(listener => new ListenerRateView(listener.Name, View(station.Of(listener, 0).Rate)))];

    private static TrafficReport Nothing { get; } = new(default, 0, new long[WeatherClasses.Sizes.Count], new long[WeatherClasses.Gaps.Count]);

    private static Outcome<TrafficView> Ask(int? seconds, Func<int, Outcome<TrafficView>> view) => seconds is < 1 or > SampleRing.Length
        ? new Refusal(RefusalKind.Invalid, $"seconds must be from 1 to {SampleRing.Length}.")
        : view(seconds ?? SampleRing.Length);

    private IEnumerable<TrafficView> PeersOf(PeerListener listener) =>
        from heard in listener.Weather.Peers
        let peer = runtime.State.PeersByKey.Find(new PeerKey(listener.Name, heard.Peer))
        where peer is not null
        select View(peer, heard.Report, 0);

    private TrafficView View(PeerListener listener, int seconds)
    {
        var report = listener.Weather.All;
        return View(
            listener.Name, listener.Name, listener.Traffic, station.Of(listener, seconds), report, seconds,
            Reasons.ToDictionary(static reason => StatusBook.Word(reason.ToString()), listener.Counters.Dropped),
            Errors.ToDictionary(static error => StatusBook.Word(error.ToString()), listener.Counters.Rejected));
    }

    private TrafficView View(Peer peer, TrafficReport report, int seconds) => View(
        peer.Id.ToString(), peer.DisplayName, report.Counts, station.Of(new PeerKey(peer.Listener, peer.Address), seconds), report, seconds);

    private TrafficView View(Conversation room, int seconds) =>
        View(room.Id.ToString(), room.Name, runtime.RoomWeather.Of(room.Id), station.Of(room.Id, seconds), null, seconds);

    private TrafficView View(
        string id, string name, TrafficCounts total, RecentTraffic recent, TrafficReport? report, int seconds,
        IReadOnlyDictionary<string, long>? dropped = null, IReadOnlyDictionary<string, long>? rejected = null) => new(
        id, name, View(total), View(recent.Today), View(recent.Rate), dropped, rejected, report?.Sizes, report?.Gaps, report?.JitterMs,
        seconds == 0 ? null : View(recent.Seconds));

    private static TrafficCountsView View(TrafficCounts counts) =>
        new(counts.In, counts.InBytes, counts.Out, counts.OutBytes, counts.Dropped, counts.KernelDropped, counts.Rejected);

    private static TrafficRateView View(TrafficRate rate) => new(rate.In, rate.InBytes, rate.Out, rate.OutBytes, rate.Dropped);

    private TrafficSecondsView View(IReadOnlyList<TrafficCounts> seconds) => new(
        time.GetUtcNow(),
        [.. seconds.Select(static second => second.In)],
        [.. seconds.Select(static second => second.InBytes)],
        [.. seconds.Select(static second => second.Out)],
        [.. seconds.Select(static second => second.OutBytes)],
        [.. seconds.Select(static second => second.Dropped + second.KernelDropped)]);
}
