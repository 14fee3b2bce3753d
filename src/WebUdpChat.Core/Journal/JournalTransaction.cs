using System.Collections.Frozen;
using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Core.Journal;

/// <summary>A group of events on their way into the journal: all of them will be there, or none.</summary>
public sealed class JournalTransaction
{
    private readonly List<JournalEntry> _entries = [];
    private readonly Dictionary<(ConversationId Conversation, string ClientId), ChatMessage> _clientIds = [];
    private readonly Dictionary<MessageId, DeliveryChanged> _changes = [];

    private readonly IReadOnlyDictionary<(ConversationId Conversation, string ClientId), ChatMessage?> _known;

    internal JournalTransaction(GatewayState state, IJournalStore store, long nextSeq, DateTimeOffset now,
        IReadOnlyDictionary<(ConversationId Conversation, string ClientId), ChatMessage?>? known = null)
    {
        _known = known ?? FrozenDictionary<(ConversationId, string), ChatMessage?>.Empty;
        Node = (store as ISharedJournalStore)?.Node;
        State = state;
        Store = store;
        NextSeq = nextSeq;
        Now = now;
    }

    /// <summary>What the events so far add up to, those of this transaction included.</summary>
    public GatewayState State { get; }

    /// <summary>The node that decides; null where the journal is one gateway's alone.</summary>
    public string? Node { get; }

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
        if (journalEvent is DeliveryChanged change)
            _changes[change.MessageId] = change;
        _entries.Add(new JournalEntry(NextSeq, Now, journalEvent));
        StateChanges.Apply(State, NextSeq, journalEvent);
        NextSeq++;
    }

    /// <summary>The message that a sender gave this id in this conversation, in the journal or on its way there.</summary>
    internal async ValueTask<ChatMessage?> FindByClientIdAsync(ConversationId conversation, string clientId) =>
        _clientIds.GetValueOrDefault((conversation, clientId)) is { } own ? own
        : _known.TryGetValue((conversation, clientId), out var known) ? known
        : await Store.FindByClientIdAsync(conversation, clientId, CancellationToken.None).ConfigureAwait(false);

    /// <summary>A message, in the journal or on its way there; null where it is not, or not any more.</summary>
    internal async ValueTask<ChatMessage?> FindMessageAsync(MessageId id) =>
        _entries.Select(static entry => (entry.Event as MessagePosted)?.Message).FirstOrDefault(message => message?.Id == id)
        ?? await Store.FindMessageAsync(id, CancellationToken.None).ConfigureAwait(false);

    /// <summary>Where a message was said and how far it has got, this transaction included; null where it is unknown or goes to nobody.</summary>
    internal async ValueTask<OpenDelivery?> FindDeliveryAsync(MessageId id)
    {
        if (State.OpenDeliveries[id] is { } open)
            return open;
        if (_changes.TryGetValue(id, out var change))
            return new OpenDelivery(change.ConversationId, change.Delivery);
        var message = await Store.FindMessageAsync(id, CancellationToken.None).ConfigureAwait(false);
        return message is { Delivery: { } delivery } ? new OpenDelivery(message.ConversationId, delivery) : null;
    }
}
