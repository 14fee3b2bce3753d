using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Conversations;

/// <summary>A draft in bytes.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="Charset">The charset that they are read with.</param>
/// <param name="TerminatorLength">How many at the end are a terminator.</param>
public sealed record Wording(ReadOnlyMemory<byte> Bytes, string Charset, int TerminatorLength)
{
    /// <summary>Bytes in one UDP datagram over IPv4: 65,535 less 20 of IP and 8 of UDP (RFC 791, RFC 768).</summary>
    public const int MaxBytes = 65_507;

    /// <summary>How a room keeps what is said; each peer is sent it in its own charset.</summary>
    public static PeerSettings RoomSettings { get; } = new("utf-8", "");

    public static Outcome<Wording> Write(Draft draft, PeerSettings settings) =>
        draft.Bytes is { } bytes ? Write(bytes, settings) : Write(draft.Text!, settings);

    /// <summary>
    /// Whether a message says what a draft does. A text is compared without its terminator and in the charset that the
    /// message has, because the peer's settings may have been changed since.
    /// </summary>
    public static bool Says(ChatMessage message, Draft draft)
    {
        if (draft.Bytes is { } bytes)
            return message.Bytes.Span.SequenceEqual(bytes);
        return TextCharset.TryFind(message.Charset, out var charset)
            && TextView.Write(draft.Text!, charset, Terminator.None) is { Fault: null } written
            && message.Bytes.Span[..^message.TerminatorLength].SequenceEqual(written.Bytes.Span);
    }

    private static Outcome<Wording> Write(byte[] bytes, PeerSettings settings) =>
        Check(new Wording(bytes, settings.Charset, Terminator.Measure(bytes)));

    private static Outcome<Wording> Write(string text, PeerSettings settings)
    {
        if (!TextCharset.TryFind(settings.Charset, out var charset))
            return new Refusal(RefusalKind.Invalid, ConversationReasons.CharsetUnknown.With(settings.Charset));
        var result = TextView.Write(text, charset, settings.Terminator);
        if (result.Fault is { } fault)
            return new Refusal(RefusalKind.Invalid, fault.Describe());
        return Check(new Wording(result.Bytes, charset.Name, settings.Terminator.Length));
    }

    private static Outcome<Wording> Check(Wording wording) => wording.Bytes.Length switch
    {
        0 => new Refusal(RefusalKind.Invalid, ConversationReasons.NothingToSend.With()),
        > MaxBytes => new Refusal(RefusalKind.TooLong, ConversationReasons.TooLong.With(wording.Bytes.Length, MaxBytes)),
        _ => wording,
    };
}
