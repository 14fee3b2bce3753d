using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Peers;

/// <summary>
/// Bytes that are sent to a peer again and again, so that address translators on the way do not forget it: many do so
/// after 30 seconds or a few minutes (RFC 4787 section 4.3). They are no message, and nothing of them is journaled.
/// </summary>
/// <param name="EverySeconds">How often, in seconds, <see cref="MinSeconds"/> to <see cref="MaxSeconds"/>.</param>
/// <param name="Bytes">What is sent, in base64; never nothing, which ends many a program.</param>
public sealed record KeepAlive(int EverySeconds, string Bytes)
{
    /// <summary>The shortest pause.</summary>
    public const int MinSeconds = 1;

    /// <summary>The longest pause: an hour.</summary>
    public const int MaxSeconds = 3_600;

    /// <summary>The longest datagram: it goes through every network whole.</summary>
    public const int MaxLength = 512;

    /// <summary>A keep-alive, or why it is none.</summary>
    public static Outcome<KeepAlive> Create(int everySeconds, ReadOnlySpan<byte> bytes)
    {
        if (everySeconds is < MinSeconds or > MaxSeconds)
            return new Refusal(RefusalKind.Invalid, PeerReasons.KeepAliveSeconds.With(MinSeconds, MaxSeconds));
        return bytes.Length is 0 or > MaxLength
            ? new Refusal(RefusalKind.Invalid, PeerReasons.KeepAliveBytes.With(MaxLength))
            : new KeepAlive(everySeconds, Convert.ToBase64String(bytes));
    }
}
