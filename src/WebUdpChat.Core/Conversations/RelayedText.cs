namespace WebUdpChat.Core.Conversations;

/// <summary>Something that was passed on in a room lately.</summary>
/// <param name="At">When it was last said.</param>
/// <param name="Named">Whether its author's name stood in front: then nobody says the same by chance.</param>
/// <param name="Times">How often it was said.</param>
internal sealed record RelayedText(DateTimeOffset At, bool Named, int Times);
