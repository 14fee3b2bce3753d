namespace WebUdpChat.Core;

/// <summary>How much may still be done at a rate. Fills with time, up to a burst. The default is a full one.</summary>
/// <param name="Taken">How many tokens are missing at <paramref name="At"/>.</param>
/// <param name="At">When the last was taken.</param>
internal readonly record struct TokenBucket(double Taken, DateTimeOffset At)
{
    private const double BurstSeconds = 10;

    /// <summary>Whether one can be taken.</summary>
    /// <param name="perSecond">How many a second in the long run; ten seconds' worth at once.</param>
    /// <param name="at">Now.</param>
    public bool Has(double perSecond, DateTimeOffset at) => TakenAt(perSecond, at) + 1 <= Math.Max(1, perSecond * BurstSeconds);

    /// <summary>The bucket with one taken.</summary>
    public TokenBucket Take(double perSecond, DateTimeOffset at) => new(TakenAt(perSecond, at) + 1, at > At ? at : At);

    // Clocks are read apart from each other: time that seems to go back fills nothing.
    private double TakenAt(double perSecond, DateTimeOffset at) =>
        Math.Max(0, Taken - (Math.Max(0, (at - At).TotalSeconds) * perSecond));
}
