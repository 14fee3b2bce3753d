using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Core.Journal;

/// <summary>What retention would remove.</summary>
/// <param name="UpToSeq">Everything up to this place.</param>
/// <param name="Messages">How many messages that are.</param>
/// <param name="From">When the oldest event to go was journaled.</param>
/// <param name="To">When the newest event to go was journaled.</param>
public sealed record TrimPlan(long UpToSeq, long Messages, DateTimeOffset From, DateTimeOffset To);

/// <summary>What the quota of those would remove whom nobody has cared for.</summary>
/// <param name="ConversationId">Where: of a peer's own conversation everything counts, elsewhere what strangers said.</param>
/// <param name="UpToSeq">What counts up to this place.</param>
/// <param name="Messages">How many messages that are.</param>
/// <param name="Before">How many went before.</param>
/// <param name="From">When the oldest message that ever went was journaled.</param>
/// <param name="To">When the newest message to go was journaled.</param>
public sealed record QuotaPlan(ConversationId ConversationId, long UpToSeq, long Messages, long Before, DateTimeOffset From, DateTimeOffset To);
