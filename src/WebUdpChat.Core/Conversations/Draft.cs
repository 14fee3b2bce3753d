namespace WebUdpChat.Core.Conversations;

/// <summary>What somebody wants to say: a text, or exact bytes.</summary>
/// <param name="Text">The text, without a terminator; null where bytes are given.</param>
/// <param name="Bytes">The bytes; null where a text is given.</param>
public sealed record Draft(string? Text, byte[]? Bytes)
{
    /// <summary>Whether it is to be covered until it is opened, and that told.</summary>
    public bool Sealed { get; init; }
}
