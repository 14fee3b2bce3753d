using System.Globalization;

namespace WebUdpChat.Core.Conversations;

/// <summary>A conversation's id, written <c>c8</c>: the place in the journal of the event that made it.</summary>
/// <param name="Value">The place; 0 for no conversation.</param>
public readonly record struct ConversationId(long Value)
{
    /// <summary>Reads <c>c8</c>. Returns false for anything else.</summary>
    public static bool TryParse(string? text, out ConversationId id)
    {
        id = default;
        if (!JournalId.TryParse(text, 'c', out var value))
            return false;
        id = new ConversationId(value);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"c{Value}");
}
