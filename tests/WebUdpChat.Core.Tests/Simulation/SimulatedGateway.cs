using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Feeds;
using WebUdpChat.Core.Gateway;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Transport;

namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>One run of the gateway, from its start to its end or crash, without a thread of its own.</summary>
internal sealed class SimulatedGateway : IDisposable
{
    private const int MostTurns = 2_000;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly SimulatedStore _store;
    private readonly ManualTimeProvider _time;
    private readonly List<(PeerListener Listener, TurnEvents Events)> _listeners;

    public SimulatedGateway(SimulatedStore store, SimulatedRoute route, ManualTimeProvider time, SimulationProfile profile)
    {
        (_store, _time, Route) = (store, time, route);
        var snapshot = store.LoadAsync(CancellationToken.None).Now();
        store.SetCleanEndAsync(false, CancellationToken.None).Now();
        Feed = new Feed(snapshot.HeadSeq, time, profile.ReaderWeight);
        var outbox = default(Outbox);
        Journal = JournalWriter.OpenStill(store, snapshot, state => [new BadObserver(), Feed, outbox = new Outbox(state, route, time)], Options, time,
            NullLogger<JournalWriter>.Instance);
        Outbox = outbox!;
        var intake = new Intake(new LastSeen());
        intake.Open(Journal);
        _listeners = [.. new[] { SimulatedDialect.Raw, SimulatedDialect.Confirming }.Select(name => Listen(name, intake, time))];
        if (!snapshot.CleanEnd && snapshot.HeadAt is { } headAt)
            _ = Journal.KeepAsync(RecordGap.Down(headAt, time.GetUtcNow()));
        Complete(Outbox.StartAsync(Journal, snapshot.OpenDeliveries, static dialect => dialect == SimulatedDialect.Confirming));
    }

    public static JournalOptions Options { get; } = new()
    {
        MaxGroup = 6,
        MaxHeldBytes = 6_000,
        MaxWaitingCommands = 20,
        ConfirmingDialects = new HashSet<string> { SimulatedDialect.Confirming },
    };

    public JournalWriter Journal { get; }

    public Feed Feed { get; }

    public Outbox Outbox { get; }

    public SimulatedRoute Route { get; }

    public IEnumerable<PeerListener> Listeners => _listeners.Select(static each => each.Listener);

    /// <summary>Whether something waits to be journaled.</summary>
    public bool HasWork => IsTurnDue || AreReportsHeld;

    private bool IsTurnDue => Journal.Turn.HasWork || Journal.Trouble is not null;

    private bool AreReportsHeld => _listeners.Exists(static each => each.Events.AreHeld);

    /// <summary>One turn of the journal.</summary>
    /// <param name="isCalm">Whether nothing else is going on, where the storage works.</param>
    public void Turn(bool isCalm = false)
    {
        if (IsTurnDue)
            Journal.Turn.RunAsync(isCalm && Journal.Trouble is null).Now();
    }

    /// <summary>Datagrams were read by a listener.</summary>
    public void Receive(string listener, IEnumerable<(PeerAddress From, string Text)> datagrams)
    {
        var (found, events) = Find(listener);
        foreach (var (from, text) in datagrams)
        {
            found.Counters.CountRead();
            events.Add(_time.GetUtcNow(), new MessageReceived(from, Encoding.UTF8.GetBytes(text)));
        }

        events.Flush();
    }

    /// <summary>A listener tells what became of messages.</summary>
    public void Report()
    {
        foreach (var (_, events) in _listeners)
            events.Flush();
        if (Route.TakeReport() is not var (peer, report))
            return;
        var (_, found) = Find(peer.Listener);
        found.Add(_time.GetUtcNow(), new DeliveryReported(peer.Address, report.Message.Seq, report.State, report.Why));
        found.Flush();
    }

    /// <summary>Ends as the host ends it.</summary>
    public void Stop()
    {
        Journal.StopTaking();
        Route.IsClosed = true;
        while (Route.IsBusy || AreReportsHeld)
        {
            Route.Step();
            Report();
            Turn();
        }

        Complete(Outbox.StopAsync());
        Journal.DisposeAsync().Now();
        if (Journal.HasEndedWhole)
            _store.SetCleanEndAsync(true, CancellationToken.None).Now();
    }

    public void Dispose()
    {
        Outbox.Dispose();
        foreach (var (listener, _) in _listeners)
            listener.DisposeAsync().Now();
    }

    private static (PeerListener, TurnEvents) Listen(string name, Intake intake, ManualTimeProvider time)
    {
        var transport = new InMemoryTransport(SimulatedPeers.ListenerAddress);
        var listener = new PeerListener(name, new SimulatedDialect(name), [transport], intake, new PeerListenerOptions(), time);
        return (listener, new TurnEvents(listener, intake, mostHeld: 10_000));
    }

    private (PeerListener Listener, TurnEvents Events) Find(string name) => _listeners.Find(each => each.Listener.Name == name);

    // What goes on meanwhile on another thread is nothing but the rest of this task: until it has a request, there is no work.
    private void Complete(Task task)
    {
        for (var i = 0; !task.IsCompleted; i++)
        {
            Assert.True(i < MostTurns, "It does not come to an end.");
            Assert.True(SpinWait.SpinUntil(() => task.IsCompleted || IsTurnDue, Deadline), "Nothing happens any more.");
            Turn();
        }

        task.GetAwaiter().GetResult();
    }

    /// <summary>Throws at every third commit, which must be nobody else's concern.</summary>
    private sealed class BadObserver : ICommitObserver
    {
        private int _commits;

        public void OnCommitted(JournalBatch batch)
        {
            if (++_commits % 3 == 0)
                throw new InvalidOperationException("It was told to throw.");
        }
    }
}
