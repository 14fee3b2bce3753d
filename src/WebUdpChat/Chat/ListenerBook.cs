using WebUdpChat.Configuration;
using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Hosting;

namespace WebUdpChat.Chat;

/// <summary>Adds, changes and removes listeners for browsers and scripts, one after the other; those that are not meant go on undisturbed.</summary>
internal sealed class ListenerBook(GatewayRuntime runtime, StatusBook status, LossRecorder losses, TimeProvider time) : IDisposable
{
    /// <summary>Most listeners: each has threads and buffers of its own.</summary>
    public const int MaxListeners = 64;

    private readonly SemaphoreSlim _turn = new(1);

    public void Dispose() => _turn.Dispose();

    public Task<Outcome<ListenerView>> FindAsync(string name) => Task.FromResult(Find(name));

    public Task<Outcome<ListenerView>> AddAsync(AddListenerRequest request) => InTurnAsync(() => AddInTurnAsync(request));

    public Task<Outcome<ListenerView>> UpdateAsync(UpdateListenerRequest request) => InTurnAsync(() => UpdateInTurnAsync(request));

    public Task<Outcome<bool>> RemoveAsync(string? name) => InTurnAsync(() => RemoveInTurnAsync(name));

    private async Task<Outcome<T>> InTurnAsync<T>(Func<Task<Outcome<T>>> change)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            return runtime.IsStopping ? new Refusal(RefusalKind.Restarting, StorageReasons.ShuttingDown.With()) : await change().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Outcome<ListenerView>> AddInTurnAsync(AddListenerRequest request)
    {
        var setup = ListenerChange.Read(request);
        if (ListenerChange.Refuse(setup) is { } refusal)
            return refusal;
        if (runtime.Listeners.Find(setup.Name) is not null)
            return new Refusal(RefusalKind.Conflict, ListenerReasons.There.With(setup.Name));
        if (runtime.Listeners.All.Length >= MaxListeners)
            return new Refusal(RefusalKind.Conflict, ListenerReasons.TooMany.With(MaxListeners));
        var bound = Bind(setup);
        if (bound.IsRefused)
            return bound.Refusal;
        var condition = new ListenerCondition(setup, ListenerOrigin.Added, null, time.GetUtcNow());
        if (await KeepAsync(bound, condition).ConfigureAwait(false) is { } unsaved)
            return unsaved;
        runtime.Rack.Add(bound.Value, setup, ListenerOrigin.Added);
        await runtime.Opening.OpenAsync(bound.Value, runtime.Journal.HeadSeq).ConfigureAwait(false);
        runtime.TellPeople(bound.Value);
        return Find(setup.Name);
    }

    private async Task<Outcome<ListenerView>> UpdateInTurnAsync(UpdateListenerRequest request)
    {
        if (runtime.Listeners.Find(request.Name) is not { } listener || runtime.Rack.Of(request.Name) is not { } known)
            return NoListener(request.Name);
        var setup = ListenerChange.Apply(known.Setup, request);
        if (ListenerChange.Refuse(setup) is { } refusal)
            return refusal;
        if (setup.Dialect != known.Setup.Dialect && runtime.State.Peers.Committed.Any(peer => peer.Listener == request.Name))
            return new Refusal(RefusalKind.Conflict, ListenerReasons.HasPeers.With(request.Name, known.Setup.Dialect));
        if (setup.Equals(known.Setup))
            return Find(setup.Name);
        return (setup.Endpoint, setup.Dialect) == (known.Setup.Endpoint, known.Setup.Dialect)
            ? await AdjustAsync(listener, known with { Setup = setup }).ConfigureAwait(false)
            : await MoveAsync(listener, known, setup).ConfigureAwait(false);
    }

    private async Task<Outcome<bool>> RemoveInTurnAsync(string? name)
    {
        if (name is null || runtime.Listeners.Find(name) is not { } listener)
            return NoListener(name);
        var saved = await runtime.Journal.ExecuteAsync(new NoteListener(new ListenerRemoved(name), durable: true)).ConfigureAwait(false);
        if (saved.IsRefused)
            return saved.Refusal;
        await CloseAsync(listener).ConfigureAwait(false);
        runtime.Rack.Remove(listener);
        await runtime.Journal.KeepAsync(new ForgetPresence(name)).ConfigureAwait(false);
        return true;
    }

    private async Task<Outcome<ListenerView>> AdjustAsync(PeerListener listener, ListenerCondition condition)
    {
        if (await NoteAsync(condition).ConfigureAwait(false) is { } unsaved)
            return unsaved;
        runtime.Rack.Adjust(listener, condition.Setup);
        return Find(condition.Setup.Name);
    }

    // The new sockets are bound before the old ones are closed, unless the old ones are in their way.
    private async Task<Outcome<ListenerView>> MoveAsync(PeerListener old, ListenerCondition known, ListenerSetup setup)
    {
        var bound = Bind(setup);
        var inTheWay = bound.IsRefused && SharePort(known.Setup, setup);
        if (inTheWay)
        {
            await CloseAsync(old).ConfigureAwait(false);
            bound = Bind(setup);
        }

        var refusal = await KeepAsync(bound, known with { Setup = setup }).ConfigureAwait(false);
        if (refusal is not null && !inTheWay)
            return refusal;
        var next = refusal is null ? bound.Value! : runtime.Rack.Bind(known.Setup, static _ => true);
        runtime.Rack.Replace(old, next, refusal is null ? setup : known.Setup);
        await runtime.Opening.OpenAsync(next, runtime.Journal.HeadSeq).ConfigureAwait(false);
        runtime.TellPeople(next);
        if (!inTheWay)
            await CloseAsync(old).ConfigureAwait(false);
        return refusal is null ? Find(setup.Name) : refusal;
    }

    // Closes what was bound again where that cannot be saved.
    private async Task<Refusal?> KeepAsync(Outcome<PeerListener> bound, ListenerCondition condition)
    {
        if (bound.IsRefused)
            return bound.Refusal;
        var unsaved = await NoteAsync(condition with { Trouble = bound.Value.Trouble }).ConfigureAwait(false);
        if (unsaved is not null)
            await bound.Value.DisposeAsync().ConfigureAwait(false);
        return unsaved;
    }

    private Outcome<PeerListener> Bind(ListenerSetup setup)
    {
        try
        {
            return runtime.Rack.Bind(setup, static _ => false);
        }
        catch (BindException exception)
        {
            return new Refusal(RefusalKind.Conflict, exception.Why);
        }
    }

    private async Task<Refusal?> NoteAsync(ListenerCondition condition)
    {
        var saved = await runtime.Journal.ExecuteAsync(new NoteListener(new ListenerChanged(condition), durable: true)).ConfigureAwait(false);
        return saved.IsRefused ? saved.Refusal : null;
    }

    private async Task CloseAsync(PeerListener listener)
    {
        await listener.DrainAsync(time.GetUtcNow() + Drain.Sockets).ConfigureAwait(false);
        await listener.DisposeAsync().ConfigureAwait(false);
        losses.Leave(listener);
    }

    private static bool SharePort(ListenerSetup one, ListenerSetup other) =>
        UdpEndpoint.Read(one.Endpoint)!.Addresses[0].Port == UdpEndpoint.Read(other.Endpoint)!.Addresses[0].Port;

    private Outcome<ListenerView> Find(string name) =>
        runtime.Listeners.Find(name) is { } listener ? status.View(listener) : NoListener(name);

    private static Refusal NoListener(string? name) => new(RefusalKind.NotFound, ListenerReasons.None.With(name ?? ""));
}
