namespace WebUdpChat.Core.Journal;

/// <summary>An event in its place.</summary>
/// <param name="Seq">The place; rises strictly, with holes.</param>
/// <param name="At">When it was journaled.</param>
/// <param name="Event">What happened.</param>
public readonly record struct JournalEntry(long Seq, DateTimeOffset At, JournalEvent Event);
