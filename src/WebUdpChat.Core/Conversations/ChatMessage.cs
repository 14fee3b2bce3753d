using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Lab;

namespace WebUdpChat.Core.Conversations;

/// <summary>What somebody said. The bytes are the truth; the text is a view of them.</summary>
/// <param name="Id">Its id and place in the journal.</param>
/// <param name="ConversationId">Where it was said.</param>
/// <param name="Author">Who said it.</param>
/// <param name="Direction">Which way it went.</param>
/// <param name="At">When the datagram was read (in) or the message was taken (out).</param>
/// <param name="Bytes">The bytes on the wire; in a room those before the authors' names and the peers' settings.</param>
/// <param name="Charset">IANA name of the character set that the bytes are read with.</param>
/// <param name="TerminatorLength">How many bytes at the end are a terminator and not text.</param>
/// <param name="Truncated">Whether bytes were lost because a buffer was too small.</param>
/// <param name="ClientMessageId">The id that the sender gave it, unique in the conversation; null for none.</param>
/// <param name="Delivery">How far it got; null for a message that goes to nobody.</param>
public sealed record ChatMessage(
    MessageId Id,
    ConversationId ConversationId,
    Author Author,
    Direction Direction,
    DateTimeOffset At,
    ReadOnlyMemory<byte> Bytes,
    string Charset,
    int TerminatorLength,
    bool Truncated,
    string? ClientMessageId,
    MessageDelivery? Delivery)
{
    /// <summary>What its packet says of it; null where it has none, and for what is only text.</summary>
    public Envelope? Envelope { get; init; }

    /// <summary>When a sealed message was opened; null while it is covered.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Why it was kept and not passed on to the other peers of its room; null where it was, or needed not be.</summary>
    public HeldBack? HeldBack { get; init; }

    /// <summary>What the fault lab did to the datagram that it came in. What it did to those that it left in is with the deliveries.</summary>
    public LabMark Lab { get; init; }

    /// <summary>Whether its text is covered.</summary>
    public bool IsCovered => Direction == Direction.In && OpenedAt is null && Envelope is { } envelope && envelope.Marks.HasFlag(EnvelopeMarks.Sealed);

    /// <summary>The bytes that are its text.</summary>
    public ReadOnlyMemory<byte> CutText() => Bytes[(Envelope?.HeaderLength ?? 0)..^TerminatorLength];

    /// <summary>What was said: for a message without a packet around it, all its bytes.</summary>
    internal ReadOnlyMemory<byte> Payload => Envelope is null ? Bytes : CutText();

    /// <summary>Its bytes as text.</summary>
    public TextView Read()
    {
        if (!TextCharset.TryFind(Charset, out var charset))
            return default;
        return Envelope is null
            ? TextView.Read(Bytes.Span, charset)
            : new TextView(charset.Decode(CutText().Span), TerminatorLength, Exact: false); // the packet around it is not rebuilt
    }
}
