using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Probing;

/// <summary>How to probe.</summary>
/// <param name="PerSecond">Datagrams a second, 1 to 5,000.</param>
/// <param name="Size">Bytes of each, 64 to 65,507.</param>
/// <param name="Seconds">For how long, 1 to 60.</param>
public sealed record ProbePlan(int PerSecond, int Size, int Seconds)
{
    /// <summary>Most datagrams of one probe.</summary>
    public const int MostDatagrams = 100_000;

    /// <summary>Most megabits a second, each way.</summary>
    public const int MostMegabits = 200;

    /// <summary>How many datagrams it takes.</summary>
    public int Count => PerSecond * Seconds;

    /// <summary>What is wrong with it, in words; null for nothing.</summary>
    public Reason? Fault()
    {
        if (PerSecond is < 1 or > 5_000)
            return ProbeReasons.PerSecond.With(5_000);
        if (Size is < ProbePacket.HeaderLength or > 65_507)
            return ProbeReasons.Size.With(ProbePacket.HeaderLength, 65_507);
        if (Seconds is < 1 or > 60)
            return ProbeReasons.Seconds.With(60);
        if (Count > MostDatagrams)
            return ProbeReasons.Datagrams.With(Count, MostDatagrams);
        return (long)PerSecond * Size * 8 > MostMegabits * 1_000_000L ? ProbeReasons.Megabits.With(MostMegabits) : null;
    }
}
