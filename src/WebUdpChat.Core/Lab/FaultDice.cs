namespace WebUdpChat.Core.Lab;

/// <summary>
/// Chance by number: what is drawn for the n-th datagram depends on seed, direction, n and what it is drawn for, and on
/// nothing else. So one fault more or less changes nothing about the others.
/// </summary>
internal readonly struct FaultDice(long seed, LabDirection direction, long number)
{
    // Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014): the increment and the finalizer of SplitMix64.
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const double Unit = 1.0 / (1UL << 53);

    private readonly ulong _state = Mix(Mix((ulong)seed + (((ulong)direction + 1) * Golden)) + ((ulong)number * Golden));

    /// <summary>A number from 0 up to and not including 1.</summary>
    public double Share(FaultKind kind) => (Bits(kind) >> 11) * Unit;

    /// <summary>Whether what has this chance happens.</summary>
    public bool Hits(FaultKind kind, double chance) => chance > 0 && Share(kind) < chance;

    /// <summary>A whole number from 0 up to and not including a bound.</summary>
    public int Below(FaultKind kind, int bound) => (int)(Share(kind) * bound);

    private ulong Bits(FaultKind kind) => Mix(_state ^ (((ulong)kind + 1) * Golden));

    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}

/// <summary>What a number is drawn for.</summary>
internal enum FaultKind
{
    /// <summary>Loss by itself.</summary>
    Loss,

    /// <summary>Whether a burst begins, goes on or ends.</summary>
    Burst,

    /// <summary>Whether a bit is turned over.</summary>
    Corrupt,

    /// <summary>Which one.</summary>
    Bit,

    /// <summary>Whether it comes twice.</summary>
    Duplicate,

    /// <summary>Whether it is overtaken.</summary>
    Reorder,

    /// <summary>How much longer or shorter it is held up.</summary>
    Jitter,
}
