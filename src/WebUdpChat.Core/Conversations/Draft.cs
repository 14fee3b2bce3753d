namespace WebUdpChat.Core.Conversations;

/// <summary>What somebody wants to say: a text, or exact bytes.</summary>
/// <param name="Text">The text, without a terminator; null where bytes are given.</param>
/// <param name="Bytes">The bytes; null where a text is given.</param>
public sealed record Draft(string? Text, byte[]? Bytes);
