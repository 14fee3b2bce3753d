namespace WebUdpChat.Core.Weather;

/// <summary>What happened in each of the last seconds, and since the last midnight.</summary>
public sealed class SampleRing
{
    /// <summary>How many seconds are kept.</summary>
    public const int Length = 300;

    private readonly Sample[] _samples = new Sample[Length];
    private TrafficCounts _last;
    private TrafficCounts _midnight;
    private DateOnly? _day;
    private int _count;

    /// <summary>Begins with what was counted so far, which belongs to no second.</summary>
    public SampleRing(TrafficCounts soFar) => _last = soFar;

    /// <summary>What was counted since midnight, or since the ring began.</summary>
    public TrafficCounts Today => _last - _midnight;

    /// <summary>Notes where the counts are now. Is called once a second.</summary>
    public void Add(TrafficCounts now, DateOnly day)
    {
        if (_day is { } before && before != day)
            _midnight = _last;
        _day = day;
        _samples[_count++ % Length] = new Sample(now - _last);
        _last = now;
    }

    /// <summary>The last seconds, oldest first.</summary>
    public IReadOnlyList<TrafficCounts> Read(int seconds)
    {
        var kept = Math.Min(Math.Min(_count, Length), seconds);
        return [.. Enumerable.Range(_count - kept, kept).Select(place => _samples[place % Length].Counts)];
    }

    /// <summary>The mean of the last seconds.</summary>
    public TrafficRate Rate(int seconds)
    {
        var last = Read(seconds);
        if (last.Count == 0)
            return default;
        var sum = last.Aggregate(static (one, other) => one + other);
        return new TrafficRate(Mean(sum.In), Mean(sum.InBytes), Mean(sum.Out), Mean(sum.OutBytes), Mean(sum.Dropped + sum.KernelDropped));

        double Mean(long count) => (double)count / last.Count;
    }

    // Of a second, and kept many times over: no number of it needs more than 32 bits.
    private readonly struct Sample(TrafficCounts counts)
    {
        private readonly int _in = Cut(counts.In);
        private readonly int _inBytes = Cut(counts.InBytes);
        private readonly int _out = Cut(counts.Out);
        private readonly int _outBytes = Cut(counts.OutBytes);
        private readonly int _dropped = Cut(counts.Dropped);
        private readonly int _kernelDropped = Cut(counts.KernelDropped);
        private readonly int _rejected = Cut(counts.Rejected);

        public TrafficCounts Counts => new(_in, _inBytes, _out, _outBytes, _dropped, _kernelDropped, _rejected);

        private static int Cut(long count) => (int)Math.Clamp(count, 0, int.MaxValue);
    }
}

/// <summary>Datagrams and bytes a second.</summary>
public readonly record struct TrafficRate(double In, double InBytes, double Out, double OutBytes, double Dropped);
