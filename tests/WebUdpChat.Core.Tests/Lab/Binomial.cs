using System.Globalization;

namespace WebUdpChat.Core.Tests.Lab;

/// <summary>Whether a count is what chance would give.</summary>
internal static class Binomial
{
    /// <summary>Of a normal distribution, 99.9 % lies within this many standard deviations.</summary>
    private const double Deviations = 3.2905;

    /// <summary>Asserts that a count of hits lies within the band that holds 99.9 % of all counts.</summary>
    public static void AssertWithin(string what, long hits, long trials, double chance)
    {
        var (expected, width) = (trials * chance, (Deviations * Math.Sqrt(trials * chance * (1 - chance))) + 0.5);
        var told = string.Create(
            CultureInfo.InvariantCulture, $"{what}: {hits} of {trials}, expected {expected:0} ± {width:0}, which is {chance:0.####}");
        Assert.True(Math.Abs(hits - expected) <= width, told);
    }
}
