using WebUdpChat.Bench.Statistics;

namespace WebUdpChat.Bench.Report;

/// <summary>Something that was measured, and what is asked of it.</summary>
/// <param name="Key">Its name in the baseline.</param>
/// <param name="Row">Number of the row that it belongs to.</param>
/// <param name="Title">What it is.</param>
/// <param name="Unit">Its unit; <c>×</c> for a ratio.</param>
/// <param name="Values">Its value in each round.</param>
/// <param name="Bound">What is asked of it; null for nothing.</param>
internal sealed record Figure(string Key, int Row, string Title, string Unit, Series Values, Bound? Bound = null)
{
    /// <summary>Whether it is compared with the baseline: ratios are, for the machine is in both of their sides.</summary>
    public bool IsRatio => Unit == "×";
}

/// <summary>What is asked of a figure.</summary>
/// <param name="Value">The value.</param>
/// <param name="AtLeast">Whether it is the least; else it is the most.</param>
internal sealed record Bound(double Value, bool AtLeast)
{
    public static Bound Least(double value) => new(value, AtLeast: true);

    public static Bound Most(double value) => new(value, AtLeast: false);

    public bool IsKept(double value) => AtLeast ? value >= Value : value <= Value;
}
