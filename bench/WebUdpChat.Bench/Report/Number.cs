using System.Globalization;
using WebUdpChat.Bench.Statistics;

namespace WebUdpChat.Bench.Report;

/// <summary>Writes figures as people read them.</summary>
internal static class Number
{
    /// <summary>Median and, where there was more than one round, how far the rounds lie apart.</summary>
    public static string Write(Series values) => values switch
    {
        { IsEmpty: true } => "n/a",
        { Rounds: 1 } => Write(values.Median),
        _ => $"{Write(values.Median)} ({Write(values.Low)}–{Write(values.High)})",
    };

    public static string Write(double value) => value switch
    {
        0 => "0",
        _ when Math.Abs(value) >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        _ when Math.Abs(value) >= 10 => value.ToString("F1", CultureInfo.InvariantCulture),
        _ when Math.Abs(value) >= 0.1 => value.ToString("F2", CultureInfo.InvariantCulture),
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };
}
