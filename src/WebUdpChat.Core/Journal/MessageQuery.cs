using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Core.Journal;

/// <summary>A page of a conversation. With <paramref name="AfterSeq"/> it is the oldest after that place, else the newest before the other.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="BeforeSeq">Only messages before this place; null for no bound.</param>
/// <param name="AfterSeq">Only messages after this place; null for no bound.</param>
/// <param name="Limit">How many at most, at least 1.</param>
public sealed record MessageQuery(ConversationId Conversation, long? BeforeSeq, long? AfterSeq, int Limit);

/// <summary>A page of a conversation.</summary>
/// <param name="Messages">The messages, oldest first.</param>
/// <param name="HasMore">Whether there are more in the direction of reading.</param>
public sealed record MessagePage(IReadOnlyList<ChatMessage> Messages, bool HasMore);

/// <summary>A full-text search.</summary>
/// <param name="Words">What to look for, as a person typed it.</param>
/// <param name="Conversation">Only there; null for everywhere.</param>
/// <param name="BeforeSeq">Only messages before this place; null for no bound.</param>
/// <param name="Limit">How many at most.</param>
public sealed record SearchQuery(string Words, ConversationId? Conversation, long? BeforeSeq, int Limit);
