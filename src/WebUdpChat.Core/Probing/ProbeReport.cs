namespace WebUdpChat.Core.Probing;

/// <summary>What a probe found.</summary>
/// <param name="Forward">On the way to the peer.</param>
/// <param name="Back">On the way back.</param>
/// <param name="RoundTrip">From sending a probe to its echo, the time at the peer left out; milliseconds.</param>
/// <param name="Seconds">Each second of the probe.</param>
public sealed record ProbeReport(ProbeDirection Forward, ProbeDirection Back, ProbeDelays RoundTrip, IReadOnlyList<ProbeSecond> Seconds);

/// <summary>What a probe found in one direction.</summary>
/// <param name="Sent">Datagrams that were sent.</param>
/// <param name="Lost">That never came.</param>
/// <param name="Counts">What came.</param>
/// <param name="Delays">
/// How long they took, in milliseconds. The two clocks are compared by the quickest round trip, whose ways are taken to be equally long.
/// </param>
public sealed record ProbeDirection(int Sent, int Lost, ProbeCounts Counts, ProbeDelays Delays);

/// <summary>How long datagrams took, in milliseconds; zero where none came.</summary>
/// <param name="Least">The quickest.</param>
/// <param name="Median">Half of them were quicker.</param>
/// <param name="P90">Nine of ten were quicker.</param>
/// <param name="P99">Ninety-nine of a hundred were quicker.</param>
/// <param name="Most">The slowest.</param>
public readonly record struct ProbeDelays(double Least, double Median, double P90, double P99, double Most)
{
    internal static ProbeDelays Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Where(double.IsFinite).Order().ToArray();
        return sorted.Length == 0 ? default : new ProbeDelays(sorted[0], At(0.5), At(0.9), At(0.99), sorted[^1]);

        double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }
}

/// <summary>A second of a probe.</summary>
/// <param name="Sent">Probes that were sent in it.</param>
/// <param name="Echoed">How many of them an echo came of.</param>
/// <param name="RoundTripMs">Their mean round trip in milliseconds; 0 where none came.</param>
public readonly record struct ProbeSecond(int Sent, int Echoed, double RoundTripMs);

/// <summary>What became of one probe.</summary>
/// <param name="Number">Its number.</param>
/// <param name="ForwardMs">How long it took to the peer; null where no echo told.</param>
/// <param name="BackMs">How long the echo took; null likewise.</param>
/// <param name="RoundTripMs">Both; null likewise.</param>
public readonly record struct ProbeTrip(int Number, double? ForwardMs, double? BackMs, double? RoundTripMs);
