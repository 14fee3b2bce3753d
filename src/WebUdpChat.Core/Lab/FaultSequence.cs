namespace WebUdpChat.Core.Lab;

/// <summary>
/// The fates of datagrams in one direction, one after the other. All that is chance is given by seed, direction and number;
/// what depends on time, such as a rate, is not decided here.
/// </summary>
internal sealed class FaultSequence(FaultProfile profile, LabDirection direction)
{
    private readonly BurstChain _bursts = new(profile.BurstLoss, profile.BurstLength);
    private FaultProfile _profile = profile;
    private long _number;

    /// <summary>Begins or ends a blackout; chance goes on where it is.</summary>
    public void Set(bool blackout) => _profile = _profile with { Blackout = blackout };

    /// <summary>What becomes of the next datagram.</summary>
    /// <param name="length">Bytes in it.</param>
    /// <param name="headers">Bytes of the headers that it travels under.</param>
    public FaultFate Next(int length, int headers)
    {
        var number = ++_number;
        var dice = new FaultDice(_profile.Seed, direction, number);
        var loss = Loss(dice, length, headers);
        if (loss != LabEffects.None)
            return new FaultFate(number, loss);
        var bit = length > 0 && dice.Hits(FaultKind.Corrupt, _profile.Corrupt) ? dice.Below(FaultKind.Bit, length * 8) : -1;
        var effects = (bit < 0 ? LabEffects.None : LabEffects.Corrupted)
            | (dice.Hits(FaultKind.Duplicate, _profile.Duplicate) ? LabEffects.Duplicated : LabEffects.None)
            | (dice.Hits(FaultKind.Reorder, _profile.Reorder) ? LabEffects.Reordered : LabEffects.None);
        return new FaultFate(number, effects, bit, Delay(dice));
    }

    private LabEffects Loss(FaultDice dice, int length, int headers)
    {
        var bursting = _bursts.Step(dice); // a datagram that is lost otherwise is one of the chain's, too
        if (_profile.Blackout)
            return LabEffects.Blackout;
        var fragments = IpFragments.Count(length, headers, _profile.Mtu);
        if (fragments > 1 && !_profile.Fragments)
            return LabEffects.TooLong;
        if (bursting)
            return LabEffects.LostInBurst;
        return dice.Hits(FaultKind.Loss, 1 - Math.Pow(1 - _profile.Loss, fragments)) ? LabEffects.Lost : LabEffects.None;
    }

    private TimeSpan Delay(FaultDice dice)
    {
        var jitter = _profile.JitterMs == 0 ? 0 : _profile.JitterMs * ((2 * dice.Share(FaultKind.Jitter)) - 1);
        return TimeSpan.FromMilliseconds(Math.Max(0, _profile.DelayMs + jitter));
    }
}

/// <summary>What becomes of a datagram, as far as chance decides.</summary>
/// <param name="Number">Its place in its direction, from 1.</param>
/// <param name="Effects">What happens to it.</param>
/// <param name="Bit">Which bit is turned over, from the first byte's lowest on; -1 for none.</param>
/// <param name="Delay">For how long it is held up, before any queue.</param>
internal readonly record struct FaultFate(long Number, LabEffects Effects, int Bit = -1, TimeSpan Delay = default)
{
    public bool IsLost => new LabMark(Effects).IsLost;

    public bool Has(LabEffects effect) => (Effects & effect) != 0;
}
