namespace WebUdpChat.Core.Reasons;

/// <summary>Why a peer is not probed, a fault lab not set, or an experiment not begun.</summary>
public static class ProbeReasons
{
    /// <summary>Too few a second, or too many.</summary>
    public static readonly Sentence PerSecond = new("probe-per-second", "perSecond must be from 1 to {most}.");

    /// <summary>Too small, or too large.</summary>
    public static readonly Sentence Size = new("probe-size", "size must be from {least} to {most} bytes.");

    /// <summary>Too short, or too long.</summary>
    public static readonly Sentence Seconds = new("probe-seconds", "seconds must be from 1 to {most}.");

    /// <summary>Too many datagrams in all.</summary>
    public static readonly Sentence Datagrams = new("probe-datagrams", "That would be {count:N0} datagrams; {most:N0} are the most.");

    /// <summary>Too much for the network.</summary>
    public static readonly Sentence Megabits = new("probe-megabits", "That would be more than {most} megabits a second.");

    /// <summary>A peer that nobody wants to hear of.</summary>
    public static readonly Sentence PeerBlocked = new("probe-peer-blocked", "{peer} is blocked.");

    /// <summary>Enough for now.</summary>
    public static readonly Sentence Busy = new("probe-busy", "{peer} is being probed, or {most} other peers are. Wait for the end.");

    /// <summary>No such probe.</summary>
    public static readonly Sentence NoProbe = new("no-probe", "There is no probe {probe}.");

    /// <summary>Too many peers with a lab.</summary>
    public static readonly Sentence LabsMany = new("labs-many", "{most} peers of {listener} have a lab of their own, and no more can.");

    /// <summary>A lab that does nothing.</summary>
    public static readonly Sentence LabNothing = new("lab-nothing", "In neither direction anything would happen. To turn it off, use DELETE.");

    /// <summary>A value of a lab that cannot be.</summary>
    public static readonly Sentence LabNumber = new("lab-number", "{value} is not a number from {least} to {most}.");

    /// <summary>The same of a value that may be nothing, too.</summary>
    public static readonly Sentence LabNumberOrZero = new("lab-number-or-zero", "{value} is not 0, or a number from {least} to {most}.");

    /// <summary>More lost in bursts than such bursts can lose.</summary>
    public static readonly Sentence LabBursts = new("lab-bursts", "With bursts of {length}, at most {most:0.###} can be lost in them.");

    /// <summary>One at a time.</summary>
    public static readonly Sentence LessonBusy = new("lesson-busy", "Another experiment is running. Try again.");

    /// <summary>Enough captures.</summary>
    public static readonly Sentence CapturesMany = new("captures-many", "{most} captures run, and no more can.");
}
