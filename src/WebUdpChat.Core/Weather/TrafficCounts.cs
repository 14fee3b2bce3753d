namespace WebUdpChat.Core.Weather;

/// <summary>Datagrams and bytes since some moment.</summary>
/// <param name="In">Datagrams that came.</param>
/// <param name="InBytes">Their bytes.</param>
/// <param name="Out">Datagrams that left.</param>
/// <param name="OutBytes">Their bytes.</param>
/// <param name="Dropped">Datagrams that came and are not in the journal.</param>
/// <param name="KernelDropped">Datagrams that the kernel dropped before they could be read.</param>
/// <param name="Rejected">Datagrams that the dialect rejected; among the dropped, too.</param>
public readonly record struct TrafficCounts(long In, long InBytes, long Out, long OutBytes, long Dropped, long KernelDropped, long Rejected)
{
    /// <summary>Both together.</summary>
    public static TrafficCounts operator +(TrafficCounts one, TrafficCounts other) => new(
        one.In + other.In, one.InBytes + other.InBytes, one.Out + other.Out, one.OutBytes + other.OutBytes,
        one.Dropped + other.Dropped, one.KernelDropped + other.KernelDropped, one.Rejected + other.Rejected);

    /// <summary>What came between two moments.</summary>
    public static TrafficCounts operator -(TrafficCounts one, TrafficCounts other) => new(
        one.In - other.In, one.InBytes - other.InBytes, one.Out - other.Out, one.OutBytes - other.OutBytes,
        one.Dropped - other.Dropped, one.KernelDropped - other.KernelDropped, one.Rejected - other.Rejected);
}
