namespace WebUdpChat.Contract;

/// <summary>What the fault lab did to a datagram.</summary>
/// <param name="Effects">What, the losses first.</param>
/// <param name="DelayMs">For how many milliseconds it was held up.</param>
/// <param name="Lost">Whether it never got any further.</param>
public sealed record LabMarkView(IReadOnlyList<LabEffect> Effects, int DelayMs, bool Lost);

/// <summary>What the fault lab can do to a datagram.</summary>
public enum LabEffect
{
    /// <summary>Lost by itself.</summary>
    Lost,

    /// <summary>Lost in a burst.</summary>
    LostInBurst,

    /// <summary>Lost because nothing passed.</summary>
    Blackout,

    /// <summary>Lost because it was longer than the MTU.</summary>
    TooLong,

    /// <summary>Lost because the queue of the rate limit was full.</summary>
    QueueFull,

    /// <summary>Lost because the lab held as much as it may.</summary>
    LabFull,

    /// <summary>One bit was turned over.</summary>
    Corrupted,

    /// <summary>A copy of it followed.</summary>
    Duplicated,

    /// <summary>It is the copy of the one before.</summary>
    Copy,

    /// <summary>Later ones overtook it.</summary>
    Reordered,

    /// <summary>It was held up.</summary>
    Delayed,
}

/// <summary>A fault lab that is on.</summary>
/// <param name="Listener">The listener.</param>
/// <param name="PeerId">The peer; null for all peers of the listener that have none of their own.</param>
/// <param name="Peer">The peer's address; null where <paramref name="PeerId"/> is.</param>
/// <param name="Preset">The preset that it is; null for none.</param>
/// <param name="In">What happens to what comes; null for nothing.</param>
/// <param name="Out">What happens to what leaves; null for nothing.</param>
/// <param name="InCounters">What it did to what came, since it was set.</param>
/// <param name="OutCounters">What it did to what left, since it was set.</param>
public sealed record LabView(
    string Listener, string? PeerId, string? Peer, string? Preset, FaultProfileView? In, FaultProfileView? Out,
    LabCountersView? InCounters, LabCountersView? OutCounters);

/// <summary>What happens to datagrams in one direction. Shares are 0 to 1; zero is never. What is left out is as if it was not there.</summary>
/// <param name="Seed">What chance begins with: the same seed gives the n-th datagram the same fate.</param>
/// <param name="Loss">Share that is lost, each by itself.</param>
/// <param name="BurstLoss">Share that is lost in bursts.</param>
/// <param name="BurstLength">Datagrams in a burst, on average; 1 to 1,000.</param>
/// <param name="DelayMs">Milliseconds that each is held up; 0 to 60,000.</param>
/// <param name="JitterMs">Milliseconds by which that is longer or shorter at most; 0 to 60,000.</param>
/// <param name="Reorder">Share that later ones overtake.</param>
/// <param name="ReorderDistance">How many overtake it; 1 to 1,000.</param>
/// <param name="ReorderWaitMs">Milliseconds after which it goes on though fewer have overtaken it; 1 to 60,000.</param>
/// <param name="Duplicate">Share that comes twice.</param>
/// <param name="Corrupt">Share in which one bit is turned over.</param>
/// <param name="RateKbit">Kilobits that pass in a second, headers included; 0 for no limit.</param>
/// <param name="QueueKilobytes">Kilobytes that wait where more come; 1 to 100,000.</param>
/// <param name="Blackout">Whether nothing passes at all.</param>
/// <param name="Mtu">The longest IP packet in bytes; 0 for no limit, else 68 to 65,575.</param>
/// <param name="Fragments">Whether longer ones go in fragments, each of which runs the risk of loss, and are not lost outright.</param>
public sealed record FaultProfileView(
    long Seed = 1, double Loss = 0, double BurstLoss = 0, double BurstLength = 5, int DelayMs = 0, int JitterMs = 0, double Reorder = 0,
    int ReorderDistance = 3, int ReorderWaitMs = 500, double Duplicate = 0, double Corrupt = 0, int RateKbit = 0, int QueueKilobytes = 64,
    bool Blackout = false, int Mtu = 0, bool Fragments = false);

/// <summary>Datagrams in one direction of a lab since it was set. <c>seen = passed - copies + lost + held</c> at any time.</summary>
/// <param name="Seen">Came to it.</param>
/// <param name="Passed">Left it, copies included.</param>
/// <param name="Held">Are in it now.</param>
/// <param name="Lost">Lost, for any reason.</param>
/// <param name="LostBy">Lost, by reason.</param>
/// <param name="Corrupted">Had a bit turned over.</param>
/// <param name="Copies">Copies that were made.</param>
/// <param name="Reordered">Were overtaken.</param>
/// <param name="Delayed">Were held up.</param>
/// <param name="LateFailures">Were refused by the system when they were sent at last.</param>
public sealed record LabCountersView(
    long Seen, long Passed, long Held, long Lost, IReadOnlyDictionary<string, long> LostBy, long Corrupted, long Copies, long Reordered,
    long Delayed, long LateFailures);

/// <summary>Turns a fault lab on, in place of what was on there before.</summary>
/// <param name="Listener">The listener; that of the peer if left out.</param>
/// <param name="PeerId">The peer; all peers of the listener that have no lab of their own if left out.</param>
/// <param name="Preset">A preset for both directions, in place of <paramref name="In"/> and <paramref name="Out"/>.</param>
/// <param name="Seed">The preset's seed; 1 if left out.</param>
/// <param name="In">What happens to what comes; nothing if left out.</param>
/// <param name="Out">What happens to what leaves; nothing if left out.</param>
public sealed record SetLabRequest(
    string? Listener = null, string? PeerId = null, string? Preset = null, long? Seed = null, FaultProfileView? In = null, FaultProfileView? Out = null);

/// <summary>All labs that are on, and what can be chosen.</summary>
/// <param name="Items">Those that are on.</param>
/// <param name="Presets">The presets by name.</param>
public sealed record LabsView(IReadOnlyList<LabView> Items, IReadOnlyDictionary<string, FaultProfileView> Presets);
