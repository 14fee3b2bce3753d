using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Storage.Postgres;

/// <summary>Appends entries, and brings along what is derived from them: a statement for each table, and all of them at once.</summary>
internal sealed class EntryAppender(IReadOnlySet<string> confirmingDialects)
{
    /// <summary>Adds what appends the entries.</summary>
    /// <param name="batch">Where to add it.</param>
    /// <param name="head">Where the journal ends.</param>
    /// <param name="entries">The entries.</param>
    public void Add(PostgresBatch batch, long head, IReadOnlyList<JournalEntry> entries)
    {
        var messages = new MessageRows();
        var events = new EventRows();
        var unverified = new UnverifiedRows();
        var deliveries = new DeliveryRows(confirmingDialects);
        var opened = new List<(MessageId Message, DateTimeOffset At)>();
        var heads = new Dictionary<ConversationId, long>();
        var lastSeen = new Dictionary<PeerId, DateTimeOffset>();
        foreach (var entry in entries)
        {
            if (entry.Seq <= head)
                throw new InvalidOperationException($"Entry {entry.Seq} does not come after {head}.");
            head = entry.Seq;
            if (entry.Event is MessagePosted { Message: var message } posted)
            {
                if (message.Id.Seq != entry.Seq)
                    throw new InvalidOperationException($"Message {message.Id} is in place {entry.Seq}.");
                unverified.Note(message, posted.FromStranger, messages.Add(entry.At, message, posted.FromStranger));
                deliveries.Post(message);
                heads[message.ConversationId] = entry.Seq;
                if (message.Author.Kind == AuthorKind.Peer && PeerId.TryParse(message.Author.Id, out var author))
                    See(lastSeen, author, message.At);
                continue;
            }

            events.Add(entry);
            UnverifiedRows.Add(batch, entry);
            if (entry.Event is DeliveryChanged delivery)
                deliveries.Change(delivery);
            else if (entry.Event is SealOpened seal)
                opened.Add((seal.MessageId, entry.At));
            else
                ProjectionRows.Add(batch, entry.Event);
            if (entry.Event is PeerChanged { Peer: { Profile.Presence: Presence.Online or Presence.Away } peer })
                See(lastSeen, peer.Id, entry.At);
        }

        messages.AddTo(batch);
        foreach (var (message, at) in opened)
            MessageRows.Open(batch, message, at);
        events.AddTo(batch);
        deliveries.AddTo(batch);
        unverified.AddTo(batch);
        ProjectionRows.AddHeads(batch, heads);
        ProjectionRows.AddLastSeen(batch, lastSeen);
        batch.Add(StoreRow.UpdateHead, head, StoredTime.From(entries[^1].At), messages.Bytes + events.Bytes);
    }

    private static void See(Dictionary<PeerId, DateTimeOffset> lastSeen, PeerId peer, DateTimeOffset at)
    {
        if (!lastSeen.TryGetValue(peer, out var known) || known < at)
            lastSeen[peer] = at;
    }
}
