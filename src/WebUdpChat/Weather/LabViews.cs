using WebUdpChat.Chat;
using WebUdpChat.Contract;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Hosting;

namespace WebUdpChat.Weather;

/// <summary>Between the fault lab and what browsers and scripts see of it.</summary>
internal static class LabViews
{
    /// <summary>All labs that are on.</summary>
    public static IReadOnlyList<LabView> All(GatewayRuntime runtime) =>
        [.. runtime.Listeners.All.SelectMany(listener => listener.Lab.States.Select(state => Of(runtime, listener, state)))];

    /// <summary>One that is on.</summary>
    public static LabView Of(GatewayRuntime runtime, PeerListener listener, LabState state) => new(
        listener.Name,
        state.Peer is { } address ? runtime.State.PeersByKey.Find(new PeerKey(listener.Name, address))?.Id.ToString() : null,
        state.Peer?.ToString(),
        PresetOf(state.Plan),
        state.Plan.In is { } coming ? Of(coming) : null,
        state.Plan.Out is { } leaving ? Of(leaving) : null,
        state.In is { } came ? Of(came) : null,
        state.Out is { } left ? Of(left) : null);

    public static FaultProfileView Of(FaultProfile profile) => new(
        profile.Seed, profile.Loss, profile.BurstLoss, profile.BurstLength, profile.DelayMs, profile.JitterMs, profile.Reorder, profile.ReorderDistance,
        profile.ReorderWaitMs, profile.Duplicate, profile.Corrupt, profile.RateKbit, profile.QueueKilobytes, profile.Blackout, profile.Mtu, profile.Fragments);

    public static FaultProfile To(FaultProfileView view) => new()
    {
        Seed = view.Seed,
        Loss = view.Loss,
        BurstLoss = view.BurstLoss,
        BurstLength = view.BurstLength,
        DelayMs = view.DelayMs,
        JitterMs = view.JitterMs,
        Reorder = view.Reorder,
        ReorderDistance = view.ReorderDistance,
        ReorderWaitMs = view.ReorderWaitMs,
        Duplicate = view.Duplicate,
        Corrupt = view.Corrupt,
        RateKbit = view.RateKbit,
        QueueKilobytes = view.QueueKilobytes,
        Blackout = view.Blackout,
        Mtu = view.Mtu,
        Fragments = view.Fragments,
    };

    public static LabCountersView Of(LabCounters counters) => new(
        counters.Seen,
        counters.Passed,
        counters.Held,
        counters.TotalLost,
        new Dictionary<string, long>
        {
            [Word(LabEffect.Lost)] = counters.Lost,
            [Word(LabEffect.LostInBurst)] = counters.LostInBurst,
            [Word(LabEffect.Blackout)] = counters.Blackout,
            [Word(LabEffect.TooLong)] = counters.TooLong,
            [Word(LabEffect.QueueFull)] = counters.QueueFull,
            [Word(LabEffect.LabFull)] = counters.LabFull,
        },
        counters.Corrupted,
        counters.Copies,
        counters.Reordered,
        counters.Delayed,
        counters.LateFailures);

    private static string? PresetOf(LabPlan plan) => plan.In is { } profile && plan.In == plan.Out
        ? FaultPresets.All.FirstOrDefault(preset => preset.Value == profile with { Seed = preset.Value.Seed }).Key
        : null;

    private static string Word(LabEffect effect) => StatusBook.Word(effect.ToString());
}
