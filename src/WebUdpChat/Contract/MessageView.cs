using System.Text.Json.Serialization;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects;

namespace WebUdpChat.Contract;

/// <summary>What somebody said, as browsers and scripts see it.</summary>
/// <param name="Id">Stable id, for example <c>m42</c>.</param>
/// <param name="Seq">Place in the journal.</param>
/// <param name="ConversationId">The conversation it was said in.</param>
/// <param name="Author">Who said it.</param>
/// <param name="Direction"><c>in</c> from a peer, <c>out</c> from a browser, script or the gateway.</param>
/// <param name="ReceivedAt">When the datagram was read from the socket; only for <c>in</c>.</param>
/// <param name="SentAt">When the gateway took the message; only for <c>out</c>.</param>
/// <param name="Text">The text without its terminator; null where the bytes are not valid in <paramref name="Charset"/>.</param>
/// <param name="Bytes">The bytes on the wire. Left out on the hub where text, charset and terminator rebuild them.</param>
/// <param name="Charset">IANA name of the character set, for example <c>utf-8</c>.</param>
/// <param name="Terminator">What stood at the end of the bytes and is left off in the text; null for nothing.</param>
/// <param name="Length">Number of bytes on the wire.</param>
/// <param name="Truncated">Whether bytes were lost because a buffer was too small.</param>
/// <param name="ClientMessageId">The id that the sender's browser or script gave it.</param>
/// <param name="Delivery">How far it got; null for a message that goes to nobody.</param>
/// <param name="HeldBack">Why it was not passed on to the other peers of its room; left out where it was, or needed not be.</param>
/// <param name="Lab">What the fault lab did to the datagram that it came in; left out for nothing.</param>
/// <param name="Envelope">What its packet says of it; left out where it has none. Its text is then a part of the bytes.</param>
public sealed record MessageView(
    string Id,
    long Seq,
    string ConversationId,
    AuthorView Author,
    Direction Direction,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? ReceivedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? SentAt,
    string? Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] byte[]? Bytes,
    string Charset,
    string? Terminator,
    int Length,
    bool Truncated,
    string? ClientMessageId,
    DeliveryView? Delivery,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] HeldBack? HeldBack = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LabMarkView? Lab = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EnvelopeView? Envelope = null);

/// <summary>What a dialect's packet says of the message in it.</summary>
/// <param name="Sealed">Whether it is to be covered until somebody opens it, and its sender is told of that.</param>
/// <param name="OpenedAt">When a sealed one that came in was opened; null while it is covered.</param>
/// <param name="Locked">Whether its sender wanted a password asked for. There is none here.</param>
/// <param name="Audience">Whom it was said to: <c>one</c>, <c>several</c> or <c>everybody</c>.</param>
/// <param name="Automatic">Whether a program wrote it by itself.</param>
/// <param name="Unspoken">What is in it that the gateway does not speak; null for nothing.</param>
/// <param name="Files">The files that it offers; they are not fetched.</param>
public sealed record EnvelopeView(
    bool Sealed, DateTimeOffset? OpenedAt, bool Locked, string Audience, bool Automatic, Unspoken? Unspoken, IReadOnlyList<AttachedFileView> Files);

/// <summary>A file that a message offers.</summary>
/// <param name="Name">Its name, as its sender wrote it.</param>
/// <param name="Bytes">Its size.</param>
public sealed record AttachedFileView(string Name, long Bytes);

/// <summary>Who said something.</summary>
/// <param name="Kind">A remote endpoint, a person at a browser or script, or the gateway itself.</param>
/// <param name="Id">Peer id or user id.</param>
/// <param name="Name">Name to show.</param>
public sealed record AuthorView(AuthorKind Kind, string Id, string Name);

/// <summary>Who an author can be.</summary>
public enum AuthorKind
{
    /// <summary>A remote UDP endpoint.</summary>
    Peer,

    /// <summary>A person at a browser, or a script.</summary>
    User,

    /// <summary>The gateway itself.</summary>
    System,
}

/// <summary>Which way a message went.</summary>
public enum Direction
{
    /// <summary>From a peer to the gateway.</summary>
    In,

    /// <summary>From the gateway to peers.</summary>
    Out,
}
