namespace WebUdpChat.Core.Lab;

/// <summary>What is to happen to datagrams on their way in one direction. Shares are 0 to 1; zero is never.</summary>
public sealed record FaultProfile
{
    /// <summary>What chance begins with: the same seed gives the n-th datagram the same fate.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Share that is lost, each by itself.</summary>
    public double Loss { get; init; }

    /// <summary>Share that is lost in bursts, as in the model of Gilbert and Elliott: in the long run, beside <see cref="Loss"/>.</summary>
    public double BurstLoss { get; init; }

    /// <summary>How many datagrams a burst takes on average, 1 to 1,000.</summary>
    public double BurstLength { get; init; } = 5;

    /// <summary>Milliseconds that each is held up, 0 to 60,000.</summary>
    public int DelayMs { get; init; }

    /// <summary>Milliseconds by which the delay is longer or shorter at most, 0 to 60,000. It never changes the order: that is <see cref="Reorder"/>.</summary>
    public int JitterMs { get; init; }

    /// <summary>Share that is overtaken by later ones.</summary>
    public double Reorder { get; init; }

    /// <summary>How many later ones overtake it, 1 to 1,000.</summary>
    public int ReorderDistance { get; init; } = 3;

    /// <summary>Milliseconds after which it goes on though fewer have overtaken it, 1 to 60,000.</summary>
    public int ReorderWaitMs { get; init; } = 500;

    /// <summary>Share that comes twice.</summary>
    public double Duplicate { get; init; }

    /// <summary>Share in which one bit is turned over. An empty datagram has none.</summary>
    public double Corrupt { get; init; }

    /// <summary>Kilobits (1,000 bits) that pass in a second, IP and UDP headers included; 0 for no limit.</summary>
    public int RateKbit { get; init; }

    /// <summary>Kilobytes (1,000 bytes) that wait where more come than <see cref="RateKbit"/>; what finds no room is lost. 1 to 100,000.</summary>
    public int QueueKilobytes { get; init; } = 64;

    /// <summary>Whether nothing passes at all.</summary>
    public bool Blackout { get; init; }

    /// <summary>The longest IP packet in bytes, headers included; what is longer is lost. 0 for no limit, else 68 to 65,575.</summary>
    public int Mtu { get; init; }

    /// <summary>
    /// Whether what is longer than <see cref="Mtu"/> goes in fragments and not lost outright. Each fragment runs the risk of
    /// <see cref="Loss"/>, and all are needed.
    /// </summary>
    public bool Fragments { get; init; }

    /// <summary>Whether it does anything.</summary>
    public bool IsOn => Loss > 0 || BurstLoss > 0 || DelayMs > 0 || JitterMs > 0 || Reorder > 0 || Duplicate > 0 || Corrupt > 0
        || RateKbit > 0 || Blackout || Mtu > 0;
}
