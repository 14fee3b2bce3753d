using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Core.Journal;

/// <summary>A group of events on their way into the journal: all of them will be there, or none.</summary>
public sealed class JournalTransaction
{
    private readonly List<JournalEntry> _entries = [];
    private readonly Dictionary<(ConversationId Conversation, string ClientId), ChatMessage> _clientIds = [];

    internal JournalTransaction(GatewayState state, IJournalStore store, long headSeq, DateTimeOffset now)
    {
        State = state;
        Store = store;
        NextSeq = headSeq + 1;
        Now = now;
    }

    /// <summary>What the events so far add up to, those of this transaction included.</summary>
    public GatewayState State { get; }

    /// <summary>The time of this group.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The place of the next event.</summary>
    public long NextSeq { get; private set; }

    /// <summary>The events so far.</summary>
    public IReadOnlyList<JournalEntry> Entries => _entries;

    /// <summary>Where committed messages are.</summary>
    internal IJournalStore Store { get; }

    /// <summary>Appends an event and applies it to the state.</summary>
    public void Append(JournalEvent journalEvent)
    {
        if (journalEvent is MessagePosted { Message: { ClientMessageId: { } clientId } message })
            _clientIds[(message.ConversationId, clientId)] = message;
        _entries.Add(new JournalEntry(NextSeq, Now, journalEvent));
        StateChanges.Apply(State, NextSeq, journalEvent);
        NextSeq++;
    }

    /// <summary>The message that a sender gave this id in this conversation, in the journal or on its way there.</summary>
    internal async ValueTask<ChatMessage?> FindByClientIdAsync(ConversationId conversation, string clientId) =>
        _clientIds.GetValueOrDefault((conversation, clientId))
        ?? await Store.FindByClientIdAsync(conversation, clientId, CancellationToken.None).ConfigureAwait(false);

    /// <summary>The last change of a message's delivery in this transaction; null for none.</summary>
    internal DeliveryChanged? FindChange(MessageId message)
    {
        for (var i = _entries.Count - 1; i >= 0; i--)
        {
            if (_entries[i].Event is DeliveryChanged changed && changed.MessageId == message)
                return changed;
        }

        return null;
    }
}
