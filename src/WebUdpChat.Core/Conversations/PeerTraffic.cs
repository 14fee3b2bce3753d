namespace WebUdpChat.Core.Conversations;

/// <summary>What a peer lately did in a room.</summary>
internal sealed record PeerTraffic
{
    /// <summary>Echoes after which a peer is stopped.</summary>
    public const int MostEchoes = 3;

    /// <summary>The same for what may be an echo, or chance, because no name stood in front.</summary>
    public const int MostRepeats = 5;

    /// <summary>How long an echo counts, and how long a notice need not be given again.</summary>
    public static readonly TimeSpan Episode = TimeSpan.FromSeconds(30);

    /// <summary>How soon repeats must follow each other to count as a loop: people are slower.</summary>
    public static readonly TimeSpan RepeatSpan = TimeSpan.FromSeconds(3);

    /// <summary>A peer that did nothing yet.</summary>
    public static PeerTraffic Quiet { get; } = new();

    /// <summary>What it said last, and how often that had been said then.</summary>
    public (TextPrint Print, int Times) Last { get; init; }

    /// <summary>Its certain echoes in a row.</summary>
    public int Echoes { get; init; }

    /// <summary>When the last of them came.</summary>
    public DateTimeOffset EchoAt { get; init; }

    /// <summary>What it said quickly after somebody else had said the same.</summary>
    public int Repeats { get; init; }

    /// <summary>When the first of them came.</summary>
    public DateTimeOffset RepeatsFrom { get; init; }

    /// <summary>What may yet be passed on.</summary>
    public TokenBucket Bucket { get; init; }

    /// <summary>When something of it was last held back for being too much.</summary>
    public DateTimeOffset CappedAt { get; init; }

    /// <summary>When it was last heard.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Whether it sent something back lately.</summary>
    public bool IsEchoing(DateTimeOffset at) => Echoes > 0 && at - EchoAt < Episode;

    /// <summary>The same with one more certain echo.</summary>
    public PeerTraffic WithEcho(DateTimeOffset at) => this with { Echoes = IsEchoing(at) ? Echoes + 1 : 1, EchoAt = at, At = at };

    /// <summary>The same with one more repeat.</summary>
    public PeerTraffic WithRepeat(DateTimeOffset at) => at - RepeatsFrom < RepeatSpan
        ? this with { Repeats = Repeats + 1 }
        : this with { Repeats = 1, RepeatsFrom = at };

    /// <summary>How many repeats there would be with one more.</summary>
    public int RepeatsAt(DateTimeOffset at) => WithRepeat(at).Repeats;
}
