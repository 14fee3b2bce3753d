using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using WebUdpChat.Configuration;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Feeds;
using WebUdpChat.Core.Gateway;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Policy;
using WebUdpChat.Core.Transport;
using WebUdpChat.Core.Weather;

namespace WebUdpChat.Hosting;

/// <summary>The parts of the gateway that run, put together. There from the start of the host to its end.</summary>
internal sealed class GatewayRuntime(
    JournalOpening opening, IOptions<GatewayOptions> options, ListenerRack rack, TargetPolicy targets, LastSeen lastSeen,
    RelayCounters relays, Intake intake, TimeProvider time, ILoggerFactory logs) : IAsyncDisposable
{
    private static readonly TimeSpan TroubleLook = TimeSpan.FromMilliseconds(50);

    private OpenJournal? _handle;
    private KeepAlives? _keepAlives;
    private volatile PeopleChanged? _people;
    private volatile bool _stopping;

    public IJournalStore Store => _handle?.Store ?? throw new InvalidOperationException("The gateway has not started.");

    /// <summary>What this gateway is called among those that share the journal; null where it is this one's alone.</summary>
    public string? Node => (_handle?.Store as ISharedJournalStore)?.Node;

    public JournalWriter Journal { get; private set; } = null!;

    public Feed Feed { get; private set; } = null!;

    public Outbox Outbox { get; private set; } = null!;

    public LastSeen LastSeen { get; } = lastSeen;

    public RelayCounters Relays { get; } = relays;

    /// <summary>What is said in rooms, counted.</summary>
    public RoomWeather RoomWeather { get; private set; } = null!;

    public ListenerDirectory Listeners => Rack.Directory;

    public ListenerRack Rack { get; } = rack;

    /// <summary>Starts listeners.</summary>
    public ListenerOpening Opening { get; private set; } = null!;

    /// <summary>Where datagrams may go.</summary>
    public TargetPolicy Targets { get; } = targets;

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Whether messages are taken and saved.</summary>
    public bool IsReady => Journal is { Trouble: null } && !_stopping;

    /// <summary>Whether it is about to end.</summary>
    public bool IsStopping => _stopping;

    public GatewayState State => Journal.State;

    public async Task StartAsync(CancellationToken cancellation)
    {
        StartedAt = time.GetUtcNow();
        _handle = await opening.OpenAsync().ConfigureAwait(false);
        await SettleIntentAsync().ConfigureAwait(false);
        var snapshot = await Store.LoadAsync(cancellation).ConfigureAwait(false);
        LastSeen.Load(snapshot.LastSeen);
        Rack.BindConfigured(ListenerSettings.Read(options.Value));
        Rack.BindAdded(snapshot.Listeners);
        Run(snapshot, await TryMarkAsync(clean: false).ConfigureAwait(false));
        intake.Open(Journal, Targets);
        Opening = new ListenerOpening(Journal, Store, intake, time);
        await TakeUpAsync(snapshot, cancellation).ConfigureAwait(false);
    }

    /// <summary>Tells the listeners' dialects who has the page open.</summary>
    public void TellPeople(ImmutableArray<LocalPerson> people)
    {
        _people = new PeopleChanged(people);
        foreach (var listener in Listeners.All)
            TellPeople(listener);
    }

    /// <summary>The same for one listener, which may be new.</summary>
    public void TellPeople(PeerListener listener)
    {
        if (listener.Dialect.IsNumbered && _people is { } people)
            listener.TryTell(people);
    }

    /// <summary>Whether a listener may write to a target. What many hear is a matter of the listener, too.</summary>
    /// <param name="target">The target.</param>
    /// <param name="listener">The listener.</param>
    /// <param name="named">Whether the settings name the target: then it is a peer, whatever comes of what is sent.</param>
    public TargetVerdict Judge(PeerAddress target, PeerListener listener, bool named = false)
    {
        var verdict = Targets.Judge(target);
        if (verdict != TargetVerdict.Permitted || named || listener.Transports.All(transport => transport.Permits(target)))
            return verdict;
        return ListenerGroup.IsMulticast(target) ? TargetVerdict.Multicast : TargetVerdict.Broadcast;
    }

    /// <summary>Refuses new sends; everything else goes on.</summary>
    public void StopTaking()
    {
        _stopping = true;
        Journal?.StopTaking();
    }

    /// <summary>Lets the outbox finish for a while, reads the sockets empty and closes them.</summary>
    public async Task DrainAsync()
    {
        if (Journal is null)
            return;
        _keepAlives?.Dispose();
        await Drain.WaitAsync(() => Outbox.IsEmpty && !Listeners.All.Any(static listener => listener.IsDialectWaiting), Drain.Outbox, time).ConfigureAwait(false); // listeners that drain send nothing more
        await Task.WhenAll(Listeners.All.Select(listener => listener.DrainAsync(time.GetUtcNow() + Drain.Sockets))).ConfigureAwait(false);
        var returned = Outbox.StopAsync();
        await Drain.WaitAsync(() => returned.IsCompleted, Drain.Return, time).ConfigureAwait(false);
        foreach (var listener in Listeners.All)
            await listener.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Saves the datagrams that wait, as many as the time allows.</summary>
    public async Task SaveAsync(DateTimeOffset until)
    {
        if (Journal is null)
            return;
        var left = until - time.GetUtcNow();
        await Drain.WaitAsync(() => Journal.HeldBytes == 0 || Journal.Trouble is not null, left, time).ConfigureAwait(false);
        Journal.LeaveHeld();
        await Drain.WaitAsync(() => Journal.HeldBytes == 0 || Journal.Trouble is not null, Drain.Counting, time).ConfigureAwait(false);
    }

    /// <summary>Commits what is waiting and closes the journal.</summary>
    public async Task CloseAsync()
    {
        if (Journal is null)
            return;
        await Journal.DisposeAsync().ConfigureAwait(false);
        Feed.Dispose();
        Outbox.Dispose();
        if (Journal.HasEndedWhole && await TryMarkAsync(clean: true).ConfigureAwait(false) is { } failure)
            HostLog.EndNotMarked(logs.CreateLogger<GatewayRuntime>(), failure.Message);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in Listeners.All)
            await listener.DisposeAsync().ConfigureAwait(false);
        if (_handle is not null)
            await _handle.DisposeAsync().ConfigureAwait(false);
        _handle = null;
    }

    // Where the storage fails, it is read all the same, and committed when that is over.
    private async Task SettleIntentAsync()
    {
        try
        {
            if (Store is IIntentJournalStore store)
                await IntentSettlement.SettleAsync(store, logs.CreateLogger<GatewayRuntime>()).ConfigureAwait(false);
        }
        catch (JournalStorageException)
        {
            // The journal says so when it is opened.
        }
    }

    // What failed; null where the store has it.
    private async Task<JournalStorageException?> TryMarkAsync(bool clean)
    {
        try
        {
            await Store.SetCleanEndAsync(clean, CancellationToken.None).ConfigureAwait(false);
            return null;
        }
        catch (JournalStorageException exception)
        {
            return exception;
        }
    }

    private void Run(JournalSnapshot snapshot, JournalStorageException? trouble)
    {
        Feed = new Feed(snapshot.HeadSeq, time);
        var outbox = default(Outbox);
        Journal = JournalWriter.Open(Store, snapshot, state =>
            [
                Feed,
                RoomWeather = new RoomWeather(state),
                outbox = new Outbox(state, new OutboxRoute(state, Listeners, Targets), time, Node),
                _keepAlives = new KeepAlives(state, Listeners, time, Targets, Node),
                new DialectNews(state, Listeners),
                .. Node is null ? Array.Empty<ICommitObserver>() : [new HeardElsewhere(LastSeen)],
            ],
            new JournalOptions
            {
                Rooms = RoomBoundsOf(options.Value.Rooms), ConfirmingDialects = DialectNames.Confirming, Quota = QuotaOf(options.Value.Retention),
            },
            time, logs.CreateLogger<JournalWriter>(), trouble);
        Outbox = outbox!;
    }

    // Where the storage fails, this waits with all else that is to be saved, and the page is served meanwhile.
    private async Task TakeUpAsync(JournalSnapshot snapshot, CancellationToken cancellation)
    {
        if (!snapshot.CleanEnd && (snapshot.SeenAt ?? snapshot.HeadAt) is { } headAt)
            _ = Journal.KeepAsync(RecordGap.Down(headAt, StartedAt));
        await UnlessTroubledAsync(Outbox.StartAsync(Journal, snapshot.OpenDeliveries, DropsDuplicates), cancellation).ConfigureAwait(false);
        await UnlessTroubledAsync(
            Task.WhenAll(Listeners.All.Select(listener => Opening.OpenAsync(listener, snapshot.HeadSeq))), cancellation).ConfigureAwait(false);
    }

    private async Task UnlessTroubledAsync(Task work, CancellationToken cancellation)
    {
        while (!work.IsCompleted && Journal.Trouble is null)
            await Task.WhenAny(work, Task.Delay(TroubleLook, time, cancellation)).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        if (work.IsCompleted)
            await work.ConfigureAwait(false);
    }

    private static RoomBounds RoomBoundsOf(RoomOptions rooms) =>
        new() { LoopGuard = rooms.LoopGuard, PeerPerSecond = rooms.PeerMessagesPerSecond, RoomPerSecond = rooms.RoomMessagesPerSecond };

    // A flood of strangers must not use up what the journal may take.
    private static QuotaBounds QuotaOf(RetentionOptions retention)
    {
        var total = Math.Min(retention.UnverifiedSizeMiB << 20, (retention.MaxSizeMiB << 20) / 4 ?? long.MaxValue);
        return new QuotaBounds(Math.Min(retention.UnverifiedPeerSizeMiB << 20, total), total);
    }

    /// <summary>Whether a dialect's peers drop what they get twice.</summary>
    public bool DropsDuplicates(string dialect) =>
        Listeners.All.FirstOrDefault(listener => listener.Dialect.Name == dialect)?.Dialect.DropsDuplicates ?? false;
}
