namespace WebUdpChat.Core.Journal;

/// <summary>What retention would remove.</summary>
/// <param name="UpToSeq">Everything up to this place.</param>
/// <param name="Messages">How many messages that are.</param>
/// <param name="From">When the oldest event to go was journaled.</param>
/// <param name="To">When the newest event to go was journaled.</param>
public sealed record TrimPlan(long UpToSeq, long Messages, DateTimeOffset From, DateTimeOffset To);
