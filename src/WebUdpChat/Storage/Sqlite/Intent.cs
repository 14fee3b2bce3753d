using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>
/// A batch that was taken over and is told, and is not committed yet: what peers said that goes to nobody else, and the
/// peers and conversations that came with it.
/// </summary>
/// <param name="Epoch">The store's epoch.</param>
/// <param name="Entries">The entries.</param>
internal sealed record Intent(string Epoch, IReadOnlyList<JournalEntry> Entries)
{
    public long FirstSeq => Entries[0].Seq;

    public long LastSeq => Entries[^1].Seq;

    /// <summary>Its messages, oldest first.</summary>
    public IEnumerable<ChatMessage> Messages => Entries.Select(static entry => entry.Event).OfType<MessagePosted>().Select(static posted => posted.Message);

    /// <summary>Whether an entry is of a kind that an intent can hold.</summary>
    public static bool Fits(JournalEntry entry) => entry.Event
        is MessagePosted { Message: { Delivery: null, ClientMessageId: null, Envelope: null, OpenedAt: null } }
        or PeerChanged
        or ConversationChanged;
}
