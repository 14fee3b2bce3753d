using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Lab;

/// <summary>
/// One direction of a lab: takes datagrams, decides what becomes of each, and lets them out when their time has come, one
/// after the other. May be used from any thread.
/// </summary>
internal sealed class LabLane : IDisposable
{
    private readonly Lock _gate = new();
    private readonly FaultSequence _sequence;
    private readonly Bottleneck _bottleneck;
    private readonly ReorderShelf _shelf;
    private readonly Queue<HeldDatagram> _waiting = new();
    private readonly LabBudget _budget;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly long _start;
    private FaultProfile _profile;
    private LabCounters _counters;
    private TimeSpan _lastDue;
    private TimeSpan? _armedFor;
    private bool _released;

    public LabLane(FaultProfile profile, LabDirection direction, LabBudget budget, TimeProvider time)
    {
        _profile = profile;
        _budget = budget;
        _time = time;
        _start = time.GetTimestamp();
        _sequence = new FaultSequence(profile, direction);
        _bottleneck = new Bottleneck(profile.RateKbit, profile.QueueKilobytes * 1_000L);
        _shelf = new ReorderShelf(profile.ReorderDistance);
        _timer = time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public FaultProfile Profile
    {
        get
        {
            lock (_gate)
                return _profile;
        }
    }

    public LabCounters Counters
    {
        get
        {
            lock (_gate)
                return _counters with { Held = _waiting.Count + _shelf.Count };
        }
    }

    private TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>Takes a datagram. Tells what was done to it, or will be, and what came of sending it where it was sent at once.</summary>
    public (LabMark Mark, SendError Error) Take(LabArrival arrival)
    {
        lock (_gate)
        {
            if (_released)
                return (default, arrival.Exit.Pass(arrival.Peer, arrival.Group, arrival.Bytes, arrival.Truncated, default));
            var now = Now;
            LetOut(now);
            _counters = _counters with { Seen = _counters.Seen + 1 };
            var result = Take(arrival, now);
            Arm(now);
            return result;
        }
    }

    /// <summary>Takes over another profile that differs in the blackout only, and goes on where it is. False for any other.</summary>
    public bool TryAdjust(FaultProfile profile)
    {
        lock (_gate)
        {
            if (_released || _profile with { Blackout = profile.Blackout } != profile)
                return false;
            _profile = profile;
            _sequence.Set(profile.Blackout);
            return true;
        }
    }

    /// <summary>Lets out at once whatever it holds. What comes from now on passes untouched.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _released = true;
            LetOut(TimeSpan.MaxValue);
        }
    }

    public void Dispose()
    {
        Release();
        _timer.Dispose();
    }

    private (LabMark, SendError) Take(LabArrival arrival, TimeSpan now)
    {
        var headers = IpFragments.Headers(arrival.Peer);
        var fate = _sequence.Next(arrival.Bytes.Length, headers);
        if (fate.IsLost)
            return Lose(arrival, fate.Effects);
        if (!_bottleneck.TryPass(now, arrival.Bytes.Length + headers, out var through))
            return Lose(arrival, LabEffects.QueueFull);
        if (fate.Bit >= 0)
            return PassCorrupted(arrival, fate, now, through);
        return Pass(arrival, fate, now, through);
    }

    private (LabMark, SendError) PassCorrupted(LabArrival arrival, FaultFate fate, TimeSpan now, TimeSpan through)
    {
        var bytes = arrival.Bytes.ToArray();
        bytes[fate.Bit / 8] ^= (byte)(1 << (fate.Bit % 8));
        return Pass(
            new LabArrival(arrival.Exit, arrival.Peer, bytes) { Group = arrival.Group, Truncated = arrival.Truncated }, fate with { Bit = -1 }, now, through);
    }

    private (LabMark, SendError) Pass(LabArrival arrival, FaultFate fate, TimeSpan now, TimeSpan through)
    {
        // One after the other, as in any queue: what is held up less than the one before it waits behind it.
        _lastDue = Max(_lastDue, through + fate.Delay);
        if (_lastDue <= now && !fate.Has(LabEffects.Reordered))
            return LetOut(new HeldDatagram(arrival, fate, now, now), now);
        if (!_budget.TryTake(arrival.Bytes.Length))
            return Lose(arrival, LabEffects.LabFull);
        if (fate.Has(LabEffects.Reordered))
            _shelf.Add(new HeldDatagram(arrival, fate, now, _lastDue + TimeSpan.FromMilliseconds(_profile.ReorderWaitMs)));
        else
            _waiting.Enqueue(new HeldDatagram(arrival, fate, now, _lastDue));
        return (Mark(fate, _lastDue - now), SendError.None);
    }

    private (LabMark, SendError) Lose(LabArrival arrival, LabEffects cause)
    {
        _counters = _counters.WithLoss(cause);
        var mark = new LabMark(cause);
        arrival.Exit.Lose(arrival.Peer, arrival.Bytes.Length, mark);
        return (mark, SendError.None);
    }

    private void Ring()
    {
        lock (_gate)
        {
            var now = Now;
            _armedFor = null;
            LetOut(now);
            Arm(now);
        }
    }

    // What has waited long enough goes in the order of its time, whether it was overtaken or not.
    private void LetOut(TimeSpan now)
    {
        while (_waiting.TryPeek(out var next) && next.Due <= now)
        {
            LetOutLate(_shelf.TakeDue(next.Due), now);
            LetOutLate([_waiting.Dequeue()], now);
        }

        LetOutLate(_shelf.TakeDue(now), now);
    }

    private void LetOutLate(IReadOnlyList<HeldDatagram> held, TimeSpan now)
    {
        foreach (var each in held)
        {
            _budget.Give(each.Length);
            if (LetOut(each, Min(now, Now)).Error != SendError.None)
                _counters = _counters with { LateFailures = _counters.LateFailures + 1 };
        }
    }

    private (LabMark Mark, SendError Error) LetOut(HeldDatagram held, TimeSpan now)
    {
        var effects = held.Overtaken > 0 ? held.Fate.Effects : held.Fate.Effects & ~LabEffects.Reordered;
        var mark = Mark(held.Fate with { Effects = effects }, TimeSpan.FromMilliseconds(held.HeldMs(now)));
        var error = Pass(held, mark);
        if (held.Fate.Has(LabEffects.Duplicated))
            Pass(held, mark with { Effects = (mark.Effects & ~LabEffects.Duplicated) | LabEffects.Copy });
        LetOutLate(_shelf.Overtake(held.Fate.Number), now);
        return (mark, error);
    }

    private SendError Pass(HeldDatagram held, LabMark mark)
    {
        _counters = _counters.WithPassed(mark);
        return held.Pass(mark);
    }

    private void Arm(TimeSpan now)
    {
        var next = _waiting.TryPeek(out var waiting) ? waiting.Due : (TimeSpan?)null;
        if (_shelf.NextDue is { } due && !(next <= due))
            next = due;
        if (next == _armedFor || next is null)
            return;
        _armedFor = next;

        // Timers count whole milliseconds: rounded down, one would ring too early and be armed again at once.
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, (next.Value - now).TotalMilliseconds))), Timeout.InfiniteTimeSpan);
    }

    private static LabMark Mark(FaultFate fate, TimeSpan delay)
    {
        var milliseconds = (int)Math.Round(delay.TotalMilliseconds);
        return new LabMark(milliseconds > 0 ? fate.Effects | LabEffects.Delayed : fate.Effects, milliseconds);
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
