using System.Text;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.MicroBench.Parts;

/// <summary>Events as the journal commits them.</summary>
internal static class Said
{
    /// <summary>When they happened.</summary>
    public static DateTimeOffset At { get; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>So many messages of a raw peer, one after the other.</summary>
    public static JournalBatch Messages(int count) => new("epoch", 41, [.. Enumerable.Range(42, count).Select(static seq => new JournalEntry(seq, At, new MessagePosted(Message(seq))))]);

    /// <summary>A message in a room of so many peers left.</summary>
    public static DeliveryChanged Delivered(int peers) => new(new MessageId(42), new ConversationId(2),
        new MessageDelivery([.. Enumerable.Range(1, peers).Select(static peer => new PeerDelivery(new PeerId(peer), DeliveryState.Sent, null, At))]),
        [.. Enumerable.Range(1, peers).Select(static peer => new PeerId(peer))]);

    private static ChatMessage Message(long seq) => new(new MessageId(seq), new ConversationId(2), new Author(AuthorKind.Peer, "p1", "sensor"),
        Direction.In, At, Encoding.UTF8.GetBytes("The quick brown fox jumps over the lazy dog, 64 bytes in all.\n"), "utf-8", 1, false, null, null);
}
