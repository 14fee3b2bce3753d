namespace WebUdpChat.Core.Weather;

/// <summary>Counts the datagrams of a listener, or of one peer. Whoever owns it sees to it that one thread uses it at a time.</summary>
internal sealed class TrafficTally
{
    /// <summary>RFC 3550 section 6.4.1: the jitter is a running mean that takes a sixteenth of each new difference.</summary>
    private const double JitterGain = 1.0 / 16;

    private readonly long[] _sizes = new long[WeatherClasses.Sizes.Count];
    private readonly long[] _gaps = new long[WeatherClasses.Gaps.Count];
    private double? _lastGap;
    private long _in;
    private long _inBytes;
    private TrafficCounts _rest;

    /// <summary>What was counted.</summary>
    public TrafficCounts Counts => _rest with { In = _in, InBytes = _inBytes };

    /// <summary>When the last datagram came or left.</summary>
    public DateTimeOffset LastAt { get; private set; }

    private DateTimeOffset? LastIn { get; set; }

    /// <summary>How much the gaps between arrivals differ from each other, in milliseconds.</summary>
    public double JitterMs { get; private set; }

    public IReadOnlyList<long> Sizes => [.. _sizes];

    public IReadOnlyList<long> Gaps => [.. _gaps];

    /// <summary>Datagrams came, at once: between those there is no gap.</summary>
    public void Arrived(ReadOnlySpan<ushort> lengths, DateTimeOffset at)
    {
        _in += lengths.Length;
        foreach (var length in lengths)
        {
            _inBytes += length;
            _sizes[WeatherClasses.OfSize(length)]++;
        }

        if (LastIn is { } last)
            Gap(Math.Max(0, (at - last).TotalMilliseconds));
        NoGaps(lengths.Length - 1);
        LastIn = at;
        LastAt = at;
    }

    public void Rejected() => _rest = _rest with { Rejected = _rest.Rejected + 1, Dropped = _rest.Dropped + 1 };

    public void Sent(int length, DateTimeOffset at)
    {
        _rest = _rest with { Out = _rest.Out + 1, OutBytes = _rest.OutBytes + length };
        LastAt = at;
    }

    /// <summary>Takes over what another counted; its gaps and sizes, too.</summary>
    public void Add(TrafficTally other)
    {
        _in += other._in;
        _inBytes += other._inBytes;
        _rest += other._rest;
        for (var i = 0; i < _sizes.Length; i++)
            _sizes[i] += other._sizes[i];
        for (var i = 0; i < _gaps.Length; i++)
            _gaps[i] += other._gaps[i];
    }

    // What so many gaps of 0 do, one after the other: only the first of them can differ from the one before it.
    private void NoGaps(int count)
    {
        if (count == 0)
            return;
        Gap(0);
        _gaps[WeatherClasses.OfGap(0)] += count - 1;
        if (count > 1)
            JitterMs *= Math.Pow(1 - JitterGain, count - 1);
    }

    private void Gap(double milliseconds)
    {
        _gaps[WeatherClasses.OfGap(milliseconds)]++;
        if (_lastGap is { } before)
            JitterMs += (Math.Abs(milliseconds - before) - JitterMs) * JitterGain;
        _lastGap = milliseconds;
    }
}
