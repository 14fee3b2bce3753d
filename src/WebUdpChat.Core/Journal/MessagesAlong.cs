using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;

namespace WebUdpChat.Core.Journal;

/// <summary>
/// Brings along the messages of events that other nodes appended: one that is queued again, for the outbox, and one that
/// was opened, for its dialect. They are not stored with the event.
/// </summary>
internal static class MessagesAlong
{
    public static async ValueTask<IReadOnlyList<JournalEntry>> FillAsync(IReadOnlyList<JournalEntry> entries, IJournalStore store)
    {
        var filled = default(JournalEntry[]);
        for (var i = 0; i < entries.Count; i++)
        {
            if (MessageOf(entries[i].Event) is not { } id)
                continue;
            var message = await store.FindMessageAsync(id, CancellationToken.None).ConfigureAwait(false);
            filled ??= [.. entries];
            filled[i] = filled[i] with { Event = With(filled[i].Event, message) };
        }

        return filled ?? entries;
    }

    private static MessageId? MessageOf(JournalEvent journalEvent) => journalEvent switch
    {
        DeliveryChanged { Requeued: null } changed when changed.ChangedPeers.Any(static peer => peer.State == DeliveryState.Queued) => changed.MessageId,
        SealOpened { Message: null } opened => opened.MessageId,
        _ => null,
    };

    private static JournalEvent With(JournalEvent journalEvent, ChatMessage? message) => journalEvent switch
    {
        DeliveryChanged changed => changed with { Requeued = message },
        SealOpened opened => opened with { Message = message },
        _ => journalEvent,
    };
}
