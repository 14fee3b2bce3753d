using WebUdpChat.Access;
using WebUdpChat.Contract;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Hosting;

namespace WebUdpChat.Chat;

/// <summary>Tells how the gateway is.</summary>
internal sealed class StatusBook(GatewayRuntime runtime, Exposure exposure, TimeProvider time)
{
    private static readonly DropReason[] Reasons = Enum.GetValues<DropReason>();

    public static LimitsView Limits { get; } =
        new(Core.Conversations.Wording.MaxBytes, MessageBook.MaxLimit, FeedReader.MaxLimit, DisplayName.MaxLength);

    public StatusView Status() => new(
        GatewayVersion.Text,
        runtime.Journal.Epoch,
        runtime.Journal.HeadSeq,
        Listeners(),
        Storage(),
        runtime.StartedAt,
        (long)(time.GetUtcNow() - runtime.StartedAt).TotalSeconds,
        exposure.Mode);

    public HealthView Health()
    {
        IReadOnlyList<ListenerStateView> listeners = [.. runtime.Listeners.All.Select(State)];
        var isTroubled = listeners.Any(static listener => listener.Reason is not null);
        return new HealthView(!runtime.IsReady ? "unavailable" : isTroubled ? "troubled" : "ok", Storage(), listeners);
    }

    public StatsView Stats() =>
        new(time.GetUtcNow(), Listeners(), runtime.Journal.Trouble is null, runtime.Journal.HeldBytes);

    public IReadOnlyList<ListenerView> Listeners() => [.. runtime.Listeners.All.Select(View)];

    public ListenerView View(PeerListener listener)
    {
        List<SocketView> sockets = [.. listener.Transports.Select(static transport =>
            new SocketView(transport.LocalAddress.ToString(), transport.ReceiveBufferBytes, transport.KernelDrops))];
        var state = State(listener);
        return new ListenerView(
            listener.Name, listener.Dialect.Name, sockets[0].Endpoint, sockets,
            sockets.Min(static socket => socket.ReceiveBufferBytes), Count(listener.Counters, sockets),
            state.State, state.Reason, state.Since, state.Origin, state.Endpoint, state.Groups, state.MulticastTtl, state.MulticastLoopback, state.IpMessenger,
            state.Why);
    }

    private StorageView Storage()
    {
        var trouble = runtime.Journal.Trouble;
        return new StorageView(runtime.Store is ISharedJournalStore ? "postgres" : "sqlite", trouble is null, trouble is null ? null : Word(trouble.ToString()!), runtime.Journal.HeldBytes);
    }

    private ListenerStateView State(PeerListener listener) => Views.Of(runtime.Rack.Of(listener.Name) ?? Gone(listener));

    // Removed just now.
    private ListenerCondition Gone(PeerListener listener) => new(
        new ListenerSetup(listener.Name, listener.Dialect.Name, listener.Transports[0].LocalAddress.ToString(), [], 1, false),
        ListenerOrigin.Added, "it was removed", time.GetUtcNow());

    private static ListenerCountersView Count(ListenerCounters counters, List<SocketView> sockets) => new(
        counters.Read,
        counters.Journaled,
        Reasons.ToDictionary(static reason => Word(reason.ToString()), counters.Dropped),
        sockets.Sum(static socket => socket.KernelDrops ?? 0),
        counters.Sent,
        counters.SendFailed);

    public static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
