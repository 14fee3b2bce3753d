using WebUdpChat.Chat;
using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Hosting;

namespace WebUdpChat.Weather;

/// <summary>Turns fault labs on and off for browsers and scripts. None is on again after a restart, unless the settings say so.</summary>
internal sealed class LabBook(GatewayRuntime runtime)
{
    private static readonly IReadOnlyDictionary<string, FaultProfileView> Presets =
        FaultPresets.All.ToDictionary(static preset => preset.Key, static preset => LabViews.Of(preset.Value));

    /// <summary>Called after a lab was turned on or off.</summary>
    public event Action? Changed;

    public LabsView List() => new(LabViews.All(runtime), Presets);

    public Outcome<LabView> Set(SetLabRequest request)
    {
        var place = Find(request.Listener, request.PeerId);
        if (place.IsRefused)
            return place.Refusal;
        var plan = Plan(request);
        if (plan.IsRefused)
            return plan.Refusal;
        var (listener, peer) = place.Value;
        if (!listener.Lab.TrySet(peer?.Address, plan.Value))
            return new Refusal(RefusalKind.Conflict, ProbeReasons.LabsMany.With(FaultLab.MaxPeers, listener.Name));
        Changed?.Invoke();
        return LabViews.Of(runtime, listener, listener.Lab.States.First(state => state.Peer == peer?.Address));
    }

    public Outcome<bool> Clear(string? listenerName, string? peerId)
    {
        var place = Find(listenerName, peerId);
        if (place.IsRefused)
            return place.Refusal;
        place.Value.Listener.Lab.TrySet(place.Value.Peer?.Address, null);
        Changed?.Invoke();
        return true;
    }

    /// <summary>Turns all of them off.</summary>
    public Outcome<bool> ClearAll()
    {
        foreach (var listener in runtime.Listeners.All)
            listener.Lab.Clear();
        Changed?.Invoke();
        return true;
    }

    private Outcome<(PeerListener Listener, Peer? Peer)> Find(string? name, string? peerId)
    {
        if (peerId is null && name is null)
            return new Refusal(RefusalKind.Invalid, "Name a listener or a peerId.");
        var peer = PeerId.TryParse(peerId, out var id) ? runtime.State.Peers.Find(id) : null;
        if (peerId is not null && peer is null)
            return PeerBook.NoPeer(peerId);
        if (peer is not null && name is not null && peer.Listener != name)
            return new Refusal(RefusalKind.Conflict, $"The peer {peerId} is one of the listener {peer.Listener}.");
        return runtime.Listeners.Find(peer?.Listener ?? name!) is { } listener
            ? (listener, peer)
            : new Refusal(RefusalKind.NotFound, ListenerReasons.None.With(peer?.Listener ?? name!));
    }

    /// <summary>What a request wants to happen.</summary>
    public static Outcome<LabPlan> Plan(SetLabRequest request)
    {
        if (request.Preset is { } name)
        {
            if (request.In is not null || request.Out is not null)
                return new Refusal(RefusalKind.Invalid, "Give a preset, or in and out, and not both.");
            return FaultPresets.All.TryGetValue(name, out var preset) && preset with { Seed = request.Seed ?? preset.Seed } is var seeded
                ? new LabPlan(seeded, seeded)
                : new Refusal(RefusalKind.Invalid, $"There is no preset {name}. There are: {string.Join(", ", FaultPresets.All.Keys)}.");
        }

        var plan = new LabPlan(request.In is { } coming ? LabViews.To(coming) : null, request.Out is { } leaving ? LabViews.To(leaving) : null);
        var faults = Faults("in", plan.In).Concat(Faults("out", plan.Out)).ToList();
        if (faults.Count > 0)
            return new Refusal(RefusalKind.Invalid, faults.Aggregate(static (first, second) => SetupReasons.Both.With(first, second)));
        return plan.IsOn || request.PeerId is not null ? plan : new Refusal(RefusalKind.Invalid, ProbeReasons.LabNothing.With());
    }

    private static IEnumerable<Reason> Faults(string direction, FaultProfile? profile) =>
        profile is null ? [] : FaultProfileRules.Faults(profile).Select(fault => SetupReasons.Of.With($"{direction}.{StatusBook.Word(fault.Name)}", fault.Why));
}
