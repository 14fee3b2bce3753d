namespace WebUdpChat.Core.Weather;

/// <summary>Into which classes sizes and gaps are sorted.</summary>
public static class WeatherClasses
{
    private static readonly int[] SizeBounds = [0, 64, 128, 256, 512, 1_024, 1_472, 4_096, 16_384, 65_527];
    private static readonly double[] GapBounds = [0.1, 1, 5, 10, 50, 100, 500, 1_000, 10_000, double.PositiveInfinity];

    /// <summary>The most bytes of each class of size. 1,472 is what one Ethernet frame carries over IPv4.</summary>
    public static IReadOnlyList<int> Sizes => SizeBounds;

    /// <summary>The longest gap of each class, in milliseconds; the last has no end.</summary>
    public static IReadOnlyList<double> Gaps => GapBounds;

    internal static int OfSize(int bytes)
    {
        var place = 0;
        while (place < SizeBounds.Length - 1 && bytes > SizeBounds[place])
            place++;
        return place;
    }

    internal static int OfGap(double milliseconds)
    {
        var place = 0;
        while (milliseconds > GapBounds[place])
            place++;
        return place;
    }
}
