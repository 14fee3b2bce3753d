using System.Globalization;

namespace WebUdpChat.Core.Peers;

/// <summary>A peer's id, written <c>p7</c>: the place in the journal of the event that made it.</summary>
/// <param name="Value">The place; 0 for no peer.</param>
public readonly record struct PeerId(long Value)
{
    /// <summary>Reads <c>p7</c>. Returns false for anything else.</summary>
    public static bool TryParse(string? text, out PeerId id)
    {
        id = default;
        if (!JournalId.TryParse(text, 'p', out var value))
            return false;
        id = new PeerId(value);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"p{Value}");
}
