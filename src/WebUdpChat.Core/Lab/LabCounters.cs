namespace WebUdpChat.Core.Lab;

/// <summary>
/// Datagrams in one direction of a lab, since it was set. <c>Seen = Passed - Copies + sum of losses + Held</c> at any time.
/// </summary>
/// <param name="Seen">Came to the lab.</param>
/// <param name="Passed">Left it, copies included.</param>
/// <param name="Held">Are in it now.</param>
/// <param name="Lost">Lost by themselves.</param>
/// <param name="LostInBurst">Lost in bursts.</param>
/// <param name="Blackout">Lost because nothing passed.</param>
/// <param name="TooLong">Lost because they were longer than the MTU.</param>
/// <param name="QueueFull">Lost because the queue of the rate limit was full.</param>
/// <param name="LabFull">Lost because the lab held as much as it may.</param>
/// <param name="Corrupted">Had a bit turned over.</param>
/// <param name="Copies">Copies that were made.</param>
/// <param name="Reordered">Were overtaken.</param>
/// <param name="Delayed">Were held up.</param>
/// <param name="LateFailures">Were refused by the system when they were sent at last, and nobody could be told.</param>
public readonly record struct LabCounters(
    long Seen, long Passed, long Held, long Lost, long LostInBurst, long Blackout, long TooLong, long QueueFull, long LabFull,
    long Corrupted, long Copies, long Reordered, long Delayed, long LateFailures)
{
    /// <summary>Lost for any reason.</summary>
    public long TotalLost => Lost + LostInBurst + Blackout + TooLong + QueueFull + LabFull;

    internal LabCounters WithLoss(LabEffects cause) => cause switch
    {
        LabEffects.Lost => this with { Lost = Lost + 1 },
        LabEffects.LostInBurst => this with { LostInBurst = LostInBurst + 1 },
        LabEffects.Blackout => this with { Blackout = Blackout + 1 },
        LabEffects.TooLong => this with { TooLong = TooLong + 1 },
        LabEffects.QueueFull => this with { QueueFull = QueueFull + 1 },
        _ => this with { LabFull = LabFull + 1 },
    };

    internal LabCounters WithPassed(LabMark mark) => this with
    {
        Passed = Passed + 1,
        Corrupted = Corrupted + One(mark, LabEffects.Corrupted),
        Copies = Copies + (mark.Effects.HasFlag(LabEffects.Copy) ? 1 : 0),
        Reordered = Reordered + One(mark, LabEffects.Reordered),
        Delayed = Delayed + One(mark, LabEffects.Delayed),
    };

    // What was done to a datagram was done to its copy with it, and counts once.
    private static int One(LabMark mark, LabEffects effect) => mark.Effects.HasFlag(effect) && !mark.Effects.HasFlag(LabEffects.Copy) ? 1 : 0;
}
