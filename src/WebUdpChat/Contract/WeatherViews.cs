using System.Text.Json.Serialization;

namespace WebUdpChat.Contract;

/// <summary>The datagrams of all listeners, peers and rooms.</summary>
/// <param name="At">When it was looked at.</param>
/// <param name="StartedAt">Since when is counted.</param>
/// <param name="SizeBounds">The most bytes of each class of size.</param>
/// <param name="GapBoundsMs">The longest gap of each class in milliseconds; the last class has no end and is not among them.</param>
/// <param name="Listeners">Each listener.</param>
/// <param name="Peers">The peers with most traffic lately, at most 100.</param>
/// <param name="Rooms">The rooms in which something was said, at most 100.</param>
public sealed record WeatherView(
    DateTimeOffset At, DateTimeOffset StartedAt, IReadOnlyList<int> SizeBounds, IReadOnlyList<double> GapBoundsMs,
    IReadOnlyList<TrafficView> Listeners, IReadOnlyList<TrafficView> Peers, IReadOnlyList<TrafficView> Rooms);

/// <summary>The datagrams of a listener, a peer or a room.</summary>
/// <param name="Id">The listener's name, or the peer's or the room's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Total">Since the start.</param>
/// <param name="Today">Since midnight at the gateway, or since the start where that was later.</param>
/// <param name="PerSecond">The mean of the last five seconds.</param>
/// <param name="Dropped">Not journaled, by reason; for listeners.</param>
/// <param name="Rejected">Rejected by the dialect, by reason; for listeners.</param>
/// <param name="Sizes">Datagrams in each class of size; not for rooms.</param>
/// <param name="Gaps">Gaps between arrivals in each class; not for rooms.</param>
/// <param name="JitterMs">How much the gaps differ from each other, in milliseconds (RFC 3550 section 6.4.1); not for rooms.</param>
/// <param name="Seconds">Each of the last seconds, oldest first, where one is asked for by itself.</param>
public sealed record TrafficView(
    string Id, string Name, TrafficCountsView Total, TrafficCountsView Today, TrafficRateView PerSecond,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, long>? Dropped = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, long>? Rejected = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<long>? Sizes = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<long>? Gaps = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? JitterMs = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TrafficSecondsView? Seconds = null);

/// <summary>Datagrams and bytes.</summary>
/// <param name="In">Datagrams that came.</param>
/// <param name="InBytes">Their bytes, headers left out.</param>
/// <param name="Out">Datagrams that left.</param>
/// <param name="OutBytes">Their bytes.</param>
/// <param name="Dropped">Datagrams that came and were not journaled.</param>
/// <param name="KernelDropped">Datagrams that the kernel dropped.</param>
/// <param name="Rejected">Datagrams that the dialect rejected; in a room, messages that were not passed on.</param>
public sealed record TrafficCountsView(long In, long InBytes, long Out, long OutBytes, long Dropped, long KernelDropped, long Rejected);

/// <summary>Datagrams and bytes a second.</summary>
/// <param name="In">Datagrams that came.</param>
/// <param name="InBytes">Their bytes.</param>
/// <param name="Out">Datagrams that left.</param>
/// <param name="OutBytes">Their bytes.</param>
/// <param name="Dropped">Datagrams that were dropped, by the kernel or later.</param>
public sealed record TrafficRateView(double In, double InBytes, double Out, double OutBytes, double Dropped);

/// <summary>The last seconds, oldest first, up to <paramref name="To"/>.</summary>
/// <param name="To">When the last of them ended, about.</param>
/// <param name="In">Datagrams that came.</param>
/// <param name="InBytes">Their bytes.</param>
/// <param name="Out">Datagrams that left.</param>
/// <param name="OutBytes">Their bytes.</param>
/// <param name="Dropped">Datagrams that were dropped, by the kernel or later.</param>
public sealed record TrafficSecondsView(
    DateTimeOffset To, IReadOnlyList<long> In, IReadOnlyList<long> InBytes, IReadOnlyList<long> Out, IReadOnlyList<long> OutBytes, IReadOnlyList<long> Dropped);

/// <summary>A listener's datagrams a second, as the gateway tells every page now and then.</summary>
/// <param name="Listener">The listener.</param>
/// <param name="PerSecond">The mean of the last five seconds.</param>
public sealed record ListenerRateView(string Listener, TrafficRateView PerSecond);
