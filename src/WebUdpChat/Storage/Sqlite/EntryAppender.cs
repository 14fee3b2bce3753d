using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>Appends entries, and brings along what is derived from them. Used by the writer alone.</summary>
/// <param name="confirmingDialects">Dialects that can confirm a message.</param>
/// <param name="headSeq">Where the journal ends.</param>
internal sealed class EntryAppender(IReadOnlySet<string> confirmingDialects, long headSeq = 0)
{
    // A batch moves these rows once, not once for each message.
    private readonly Dictionary<ConversationId, long> _heads = [];
    private readonly Dictionary<ConversationId, long> _sizes = [];
    private readonly Dictionary<ConversationId, long> _sizesOfStrangers = [];
    private readonly Dictionary<PeerId, DateTimeOffset> _lastSeen = [];
    private long _span;

    /// <summary>Where the journal ends; too high where what was appended last was undone, and -1 where that is not known.</summary>
    public long HeadSeq { get; private set; } = headSeq;

    /// <summary>Where the journal ends is not known until something is appended.</summary>
    public void Forget() => HeadSeq = -1;

    public void Append(SqliteDatabase database, IReadOnlyList<JournalEntry> entries)
    {
        _heads.Clear();
        _sizes.Clear();
        _sizesOfStrangers.Clear();
        _lastSeen.Clear();
        _span = -1;
        var head = StoreRow.Read(database, StoreRow.SelectHead);
        foreach (var entry in entries)
        {
            if (entry.Seq <= head)
                throw new InvalidOperationException($"Entry {entry.Seq} does not come after {head}.");
            head = entry.Seq;
            Append(database, entry);
        }

        foreach (var (conversation, seq) in _heads)
            ProjectionRows.SetHead(database, conversation, seq);
        foreach (var (conversation, size) in _sizes)
            UnverifiedRows.Add(database, conversation, size);
        foreach (var (conversation, size) in _sizesOfStrangers)
            UnverifiedRows.AddOfStrangers(database, conversation, size);
        foreach (var (peer, at) in _lastSeen)
            ProjectionRows.SetLastSeen(database, peer, at);
        StoreRow.SetHead(database, head, entries[^1].At);
        HeadSeq = head;
    }

    private void Append(SqliteDatabase database, JournalEntry entry)
    {
        if (entry.Event is MessagePosted posted)
        {
            AppendMessage(database, entry, posted);
            return;
        }

        EventRows.Insert(database, entry);
        if (entry.Event is DeliveryChanged delivery)
        {
            DeliveryRows.Change(database, delivery, confirmingDialects);
            return;
        }

        if (entry.Event is ConversationRemoved removed)
            SetHead(database, removed.ConversationId);
        UnverifiedRows.Apply(database, entry);
        if (entry.Event is SealOpened opened)
            MessageRows.Open(database, opened.MessageId, entry.At);
        else
            ProjectionRows.Apply(database, entry.Event);
        if (entry.Event is PeerChanged { Peer: { Profile.Presence: Presence.Online or Presence.Away } peer })
            SetLastSeen(peer.Id, entry.At);
    }

    private void AppendMessage(SqliteDatabase database, JournalEntry entry, MessagePosted posted)
    {
        var message = posted.Message;
        if (message.Id.Seq != entry.Seq)
            throw new InvalidOperationException($"Message {message.Id} is in place {entry.Seq}.");
        var envelope = MessageRows.Insert(database, entry.At, message, posted.FromStranger);
        DeliveryRows.Post(database, message, confirmingDialects);
        NoteSpan(database, entry.Seq);
        _heads[message.ConversationId] = entry.Seq;
        var sizes = posted.FromStranger ? _sizesOfStrangers : _sizes;
        sizes[message.ConversationId] = sizes.GetValueOrDefault(message.ConversationId) + UnverifiedSql.CostOf(message.Bytes.Length, envelope);
        if (message.Author.Kind == AuthorKind.Peer && PeerId.TryParse(message.Author.Id, out var peer))
            SetLastSeen(peer, message.At);
    }

    // What was said last in a conversation that goes is known while its messages are removed.
    private void SetHead(SqliteDatabase database, ConversationId conversation)
    {
        if (_heads.Remove(conversation, out var seq))
            ProjectionRows.SetHead(database, conversation, seq);
    }

    private void NoteSpan(SqliteDatabase database, long seq)
    {
        if (Spans.Of(seq) == _span)
            return;
        _span = Spans.Of(seq);
        Spans.Note(database, _span);
    }

    private void SetLastSeen(PeerId peer, DateTimeOffset at)
    {
        if (!_lastSeen.TryGetValue(peer, out var known) || known < at)
            _lastSeen[peer] = at;
    }
}
