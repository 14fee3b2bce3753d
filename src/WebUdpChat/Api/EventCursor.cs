using System.Globalization;
using WebUdpChat.Core;

namespace WebUdpChat.Api;

/// <summary>A place in the feed, written <c>epoch:seq</c> as the id of a server-sent event.</summary>
internal sealed record EventCursor(string Epoch, long Seq)
{
    private const int MaxLength = 100;

    /// <summary>A cursor that is of no store.</summary>
    public static EventCursor Nowhere { get; } = new("", 0);

    /// <summary>Reads a <c>Last-Event-ID</c>; null where it is none.</summary>
    public static EventCursor? Read(string? text)
    {
        if (text is not { Length: > 0 and <= MaxLength } || text.LastIndexOf(':') is not (> 0 and var colon))
            return null;
        return Digits.TryParse(text.AsSpan(colon + 1), out long seq)
            ? new EventCursor(text[..colon], seq)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}:{Seq}");
}
