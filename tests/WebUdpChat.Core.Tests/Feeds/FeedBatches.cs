using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Tests.Feeds;

/// <summary>Batches as the journal commits them.</summary>
internal static class FeedBatches
{
    /// <summary>A batch of messages of so many bytes that follow a place.</summary>
    public static JournalBatch Messages(long prevSeq, params int[] lengths) => new("epoch", prevSeq, [.. lengths.Select((length, index) =>
        new JournalEntry(prevSeq + index + 1, DateTimeOffset.UnixEpoch, new MessagePosted(Message(prevSeq + index + 1, length))))]);

    private static ChatMessage Message(long seq, int length) => new(new MessageId(seq), new ConversationId(1), new Author(AuthorKind.Peer, "p1", "p"),
        Direction.In, DateTimeOffset.UnixEpoch, new byte[length], "utf-8", 0, false, null, null);
}
