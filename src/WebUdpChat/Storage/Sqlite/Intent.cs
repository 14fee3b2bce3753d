using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>A batch that was taken over and is told, and is not committed yet: messages that go to nobody.</summary>
/// <param name="Epoch">The store's epoch.</param>
/// <param name="Entries">The entries, each of them a <see cref="MessagePosted"/>.</param>
internal sealed record Intent(string Epoch, IReadOnlyList<JournalEntry> Entries)
{
    public long FirstSeq => Entries[0].Seq;

    public long LastSeq => Entries[^1].Seq;

    /// <summary>Its messages, oldest first.</summary>
    public IEnumerable<ChatMessage> Messages => Entries.Select(static entry => Of(entry).Message);

    /// <summary>Whether an entry is of the kind that an intent can hold.</summary>
    public static bool Fits(JournalEntry entry) =>
        entry.Event is MessagePosted { Message: { Delivery: null, ClientMessageId: null, Envelope: null, OpenedAt: null } };

    /// <summary>The event of an entry that <see cref="Fits"/>.</summary>
    public static MessagePosted Of(JournalEntry entry) => (MessagePosted)entry.Event;
}
