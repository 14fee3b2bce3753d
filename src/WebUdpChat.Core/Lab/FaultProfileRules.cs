using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Lab;

/// <summary>What values a <see cref="FaultProfile"/> may have.</summary>
public static class FaultProfileRules
{
    private const int LongestTime = 60_000;
    private const int LongestCount = 1_000;
    private const int MostKilobits = 10_000_000;
    private const int MostKilobytes = 100_000;

    /// <summary>The smallest MTU that IPv4 knows (RFC 791 section 3.2).</summary>
    private const int SmallestMtu = 68;

    /// <summary>The longest datagram over IPv6, with its headers.</summary>
    private const int LargestMtu = 65_575;

    /// <summary>Each value that is not permitted: its name, and what is.</summary>
    public static IEnumerable<(string Name, Reason Why)> Faults(FaultProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return new[]
        {
            Share(nameof(profile.Loss), profile.Loss),
            Share(nameof(profile.BurstLoss), profile.BurstLoss),
            Number(nameof(profile.BurstLength), profile.BurstLength, 1, LongestCount),
            Number(nameof(profile.DelayMs), profile.DelayMs, 0, LongestTime),
            Number(nameof(profile.JitterMs), profile.JitterMs, 0, LongestTime),
            Share(nameof(profile.Reorder), profile.Reorder),
            Number(nameof(profile.ReorderDistance), profile.ReorderDistance, 1, LongestCount),
            Number(nameof(profile.ReorderWaitMs), profile.ReorderWaitMs, 1, LongestTime),
            Share(nameof(profile.Duplicate), profile.Duplicate),
            Share(nameof(profile.Corrupt), profile.Corrupt),
            Number(nameof(profile.RateKbit), profile.RateKbit, 0, MostKilobits),
            Number(nameof(profile.QueueKilobytes), profile.QueueKilobytes, 1, MostKilobytes),
            profile.Mtu == 0 ? null : Number(nameof(profile.Mtu), profile.Mtu, SmallestMtu, LargestMtu, orZero: true),
            Bursts(profile),
        }.OfType<(string, Reason)>();
    }

    private static (string, Reason)? Share(string name, double value) => Number(name, value, 0, 1);

    private static (string, Reason)? Number(string name, double value, double least, double most, bool orZero = false) => value >= least && value <= most
        ? null
        : (name, (orZero ? ProbeReasons.LabNumberOrZero : ProbeReasons.LabNumber).With(value, least, most));

    // Between two bursts there is one datagram that passes, at least: of a chain that lasts L, L of L + 1 are lost at most.
    private static (string, Reason)? Bursts(FaultProfile profile) => profile.BurstLength >= 1 && profile.BurstLoss > profile.BurstLength / (profile.BurstLength + 1)
        ? (nameof(profile.BurstLoss), ProbeReasons.LabBursts.With(profile.BurstLength, profile.BurstLength / (profile.BurstLength + 1)))
        : null;
}
