using System.Globalization;

namespace WebUdpChat.Core.Conversations;

/// <summary>A message's id, written <c>m42</c>: its place in the journal.</summary>
/// <param name="Seq">The place.</param>
public readonly record struct MessageId(long Seq)
{
    /// <summary>Reads <c>m42</c>. Returns false for anything else.</summary>
    public static bool TryParse(string? text, out MessageId id)
    {
        id = default;
        if (!JournalId.TryParse(text, 'm', out var value))
            return false;
        id = new MessageId(value);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"m{Seq}");
}
