namespace WebUdpChat.Core.Lab;

/// <summary>Networks that everybody has met, each as a profile for both directions.</summary>
public static class FaultPresets
{
    /// <summary>All of them by name.</summary>
    public static IReadOnlyDictionary<string, FaultProfile> All { get; } = new Dictionary<string, FaultProfile>
    {
        // Many stations on one channel: collisions, retransmissions by the radio, which come late and now and then twice.
        ["cafeWifi"] = new()
        {
            Loss = 0.01, BurstLoss = 0.02, BurstLength = 4, DelayMs = 25, JitterMs = 20, Reorder = 0.01, Duplicate = 0.005, RateKbit = 8_000, QueueKilobytes = 256,
        },

        // A geostationary hop is 36,000 km up and down again: a quarter of a second each way.
        ["satellite"] = new() { Loss = 0.005, DelayMs = 270, JitterMs = 15, RateKbit = 2_000, QueueKilobytes = 512 },

        // A port with a short queue where more comes in than goes out.
        ["overloadedSwitch"] = new() { BurstLoss = 0.1, BurstLength = 20, DelayMs = 2, JitterMs = 2, RateKbit = 1_000, QueueKilobytes = 32 },

        ["loss30"] = new() { Loss = 0.3 },
    };
}
