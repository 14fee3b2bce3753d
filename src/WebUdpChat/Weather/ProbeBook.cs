using System.Globalization;
using System.Text;
using WebUdpChat.Chat;
using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Policy;
using WebUdpChat.Core.Probing;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Hosting;

namespace WebUdpChat.Weather;

/// <summary>Begins probes, keeps what the last ones found, and says whose probes are answered.</summary>
internal sealed class ProbeBook(GatewayRuntime runtime, TimeProvider time, IHostApplicationLifetime life)
{
    private const int MostKept = 20;

    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private int _next = 1;

    public ProbesView List()
    {
        lock (_gate)
            return new ProbesView([.. _entries.Select(View)], AnsweringListeners(), AnsweringPeers());
    }

    public Outcome<ProbeView> Find(string id) => Entries(id) is { } entry ? View(entry) : NoProbe(id);

    public Outcome<ProbeView> Start(StartProbeRequest request)
    {
        var plan = new ProbePlan(request.PerSecond, request.Size, request.Seconds);
        if (plan.Fault() is { } fault)
            return new Refusal(RefusalKind.Invalid, fault);
        var place = Find(request.PeerId, null);
        if (place.IsRefused)
            return place.Refusal;
        var (listener, peer) = place.Value;
        if (peer!.State == PeerState.Blocked)
            return new Refusal(RefusalKind.Conflict, ProbeReasons.PeerBlocked.With(peer.DisplayName));
        if (runtime.Targets.Judge(peer.Address) is var verdict and not TargetVerdict.Permitted)
            return new Refusal(RefusalKind.Forbidden, TargetText.For(verdict, peer.Address));
        if (listener.Probes.Begin(peer.Address, plan) is not { } run)
            return new Refusal(RefusalKind.Busy, ProbeReasons.Busy.With(peer.DisplayName, ProbeDesk.MaxRuns));
        var entry = Keep(run, peer);
        _ = RunAsync(listener, entry);
        return View(entry);
    }

    public Outcome<bool> Stop(string id)
    {
        if (Entries(id) is not { } entry)
            return NoProbe(id);
        entry.Stop.Cancel();
        return true;
    }

    public Outcome<ProbesView> Answer(AnswerProbesRequest request)
    {
        var place = Find(request.PeerId, request.Listener);
        if (place.IsRefused)
            return place.Refusal;
        var (listener, peer) = place.Value;
        listener.Probes.MayWrite ??= address => runtime.Targets.Judge(address) == TargetVerdict.Permitted;
        if (peer is null)
            listener.Probes.AnswersEverybody = request.On;
        else
            listener.Probes.Answer(peer.Address, request.On);
        return List();
    }

    /// <summary>Each probe as a line of comma-separated values: times in milliseconds, empty where no echo came.</summary>
    public Outcome<string> Export(string id)
    {
        if (Entries(id) is not { } entry)
            return NoProbe(id);
        var text = new StringBuilder("number,forward_ms,back_ms,round_trip_ms\r\n"); // RFC 4180
        foreach (var trip in entry.Run.Trips)
            text.Append(CultureInfo.InvariantCulture, $"{trip.Number},{trip.ForwardMs:0.###},{trip.BackMs:0.###},{trip.RoundTripMs:0.###}\r\n");
        return text.ToString();
    }

    private async Task RunAsync(PeerListener listener, Entry entry)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(entry.Stop.Token, life.ApplicationStopping);
        await entry.Run.RunAsync(stop.Token).ConfigureAwait(false);
        listener.Probes.End(entry.Run);
    }

    private Entry Keep(ProbeRun run, Peer peer)
    {
        lock (_gate)
        {
            var entry = new Entry(string.Create(CultureInfo.InvariantCulture, $"r{_next++}"), run, peer, time.GetUtcNow(), new CancellationTokenSource());
            _entries.Insert(0, entry);
            if (_entries.Count > MostKept && _entries.FindLastIndex(static each => each.Run.Stage is not (ProbeStage.Opening or ProbeStage.Sending or ProbeStage.Closing)) is var last and >= 0)
                _entries.RemoveAt(last);
            return entry;
        }
    }

    private Entry? Entries(string id)
    {
        lock (_gate)
            return _entries.Find(entry => entry.Id == id);
    }

    private Outcome<(PeerListener Listener, Peer? Peer)> Find(string? peerId, string? name)
    {
        if (peerId is null)
        {
            return runtime.Listeners.Find(name ?? "") is { } only
                ? (only, null)
                : name is null ? new Refusal(RefusalKind.Invalid, "Name a peerId or a listener.") : new Refusal(RefusalKind.NotFound, ListenerReasons.None.With(name));
        }

        if (!PeerId.TryParse(peerId, out var id) || runtime.State.Peers.Find(id) is not { } peer)
            return PeerBook.NoPeer(peerId);
        return runtime.Listeners.Find(peer.Listener) is { } listener
            ? (listener, peer)
            : new Refusal(RefusalKind.Conflict, DeliveryReasons.ListenerNotRunning.With(peer.Listener));
    }

    private List<string> AnsweringListeners() => [.. runtime.Listeners.All.Where(static listener => listener.Probes.AnswersEverybody).Select(static listener => listener.Name)];

    private List<string> AnsweringPeers() =>
    [
        .. from listener in runtime.Listeners.All
           from address in listener.Probes.Answered
           let peer = runtime.State.PeersByKey.Find(new PeerKey(listener.Name, address))
           where peer is not null
           select peer.Id.ToString(),
    ];

    private static ProbeView View(Entry entry)
    {
        var (run, plan) = (entry.Run, entry.Run.Plan);
        return new ProbeView(
            entry.Id, entry.Peer.Id.ToString(), entry.Peer.DisplayName, plan.PerSecond, plan.Size, plan.Seconds, entry.StartedAt, run.Stage, run.Sent, run.Echoed,
            run.Report is { } report ? new ProbeReportView(View(report.Forward), View(report.Back), report.RoundTrip, report.Seconds) : null);
    }

    private static ProbeDirectionView View(ProbeDirection direction) => new(
        direction.Sent, direction.Counts.Received, direction.Lost, direction.Counts.Duplicates, direction.Counts.Reordered, direction.Counts.Farthest,
        direction.Counts.Corrupted, direction.Delays);

    private static Refusal NoProbe(string id) => new(RefusalKind.NotFound, ProbeReasons.NoProbe.With(id));

    private sealed record Entry(string Id, ProbeRun Run, Peer Peer, DateTimeOffset StartedAt, CancellationTokenSource Stop);
}
