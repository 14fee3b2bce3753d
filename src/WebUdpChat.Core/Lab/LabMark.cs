namespace WebUdpChat.Core.Lab;

/// <summary>What the lab did to a datagram, to be kept with the message that was in it. The default is nothing.</summary>
/// <param name="Effects">What.</param>
/// <param name="DelayMs">For how many milliseconds it was held up.</param>
public readonly record struct LabMark(LabEffects Effects, int DelayMs = 0)
{
    private const LabEffects Losses =
        LabEffects.Lost | LabEffects.LostInBurst | LabEffects.Blackout | LabEffects.TooLong | LabEffects.QueueFull | LabEffects.LabFull;

    private const int EffectBits = 16;

    /// <summary>Whether nothing was done.</summary>
    public bool IsNone => Effects == LabEffects.None;

    /// <summary>Whether it never got any further.</summary>
    public bool IsLost => (Effects & Losses) != 0;

    /// <summary>The mark as one number: the effects in the low 16 bits, the delay above.</summary>
    public long ToNumber() => (long)Effects | ((long)DelayMs << EffectBits);

    /// <summary>The mark of a number.</summary>
    public static LabMark FromNumber(long number) => new((LabEffects)(number & ((1 << EffectBits) - 1)), (int)(number >> EffectBits));

    /// <summary>What was done, in words: <c>delayed by 120 ms, one bit turned over</c>.</summary>
    public override string ToString() => LabText.For(this);
}
