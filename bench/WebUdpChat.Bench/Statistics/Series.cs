namespace WebUdpChat.Bench.Statistics;

/// <summary>What the same thing came to in each round.</summary>
internal sealed class Series(IEnumerable<double> values)
{
    private readonly double[] _sorted = [.. values.Where(double.IsFinite).Order()];

    public bool IsEmpty => _sorted.Length == 0;

    public int Rounds => _sorted.Length;

    public double Low => _sorted[0];

    public double High => _sorted[^1];

    public double Median => _sorted.Length % 2 == 1
        ? _sorted[_sorted.Length / 2]
        : (_sorted[(_sorted.Length / 2) - 1] + _sorted[_sorted.Length / 2]) / 2;

    /// <summary>Round by round one over the other: rounds share the machine's moods.</summary>
    public static Series Ratio(IReadOnlyList<double> over, IReadOnlyList<double> under) => new(over.Zip(under, static (a, b) => a / b));
}
