using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Tests.Journal;

/// <summary>What an <see cref="InMemoryJournalStore"/> keeps of peers that nobody has cared for.</summary>
internal sealed class InMemoryQuota
{
    private readonly HashSet<ConversationId> _own = [];
    private readonly HashSet<ConversationId> _forgotten = [];
    private readonly Dictionary<ConversationId, (long Messages, DateTimeOffset From)> _gone = [];

    public void Apply(JournalEntry entry)
    {
        if (entry.Event is PeerChanged { Peer: { Transient: true } newcomer })
            _own.Add(newcomer.ConversationId);
        else if (entry.Event is PeerChanged { Peer: var peer })
            _own.Remove(peer.ConversationId);
        else if (entry.Event is ConversationChanged { Conversation: { ContinuedIn: not null } continued })
            _own.Remove(continued.Id);
        else if (entry.Event is ConversationRemoved removed && _forgotten.Add(removed.ConversationId))
            _own.Remove(removed.ConversationId);
    }

    public IReadOnlyList<QuotaPlan> Plan(IEnumerable<JournalEntry> entries, QuotaBounds bounds, Func<JournalEntry, long> size)
    {
        var all = entries.Where(Counts).GroupBy(static entry => Message(entry).ConversationId)
            .Select(static group => new Queue<JournalEntry>(group)).ToList();
        var going = new List<JournalEntry>();
        while (all.MaxBy(each => each.Sum(size)) is { } most && (most.Sum(size) > bounds.PerPeer || all.Sum(each => each.Sum(size)) > bounds.Total))
            going.Add(most.Dequeue());
        return [.. going.GroupBy(static entry => Message(entry).ConversationId).Select(group => Plan([.. group]))];
    }

    public IEnumerable<long> Trim(IEnumerable<JournalEntry> entries, QuotaPlan plan)
    {
        _gone[plan.ConversationId] = (plan.Before + plan.Messages, plan.From);
        return entries.Where(entry => entry.Event is GapRecorded { ConversationId: { } gap } && gap == plan.ConversationId
            || (Counts(entry) && Message(entry).ConversationId == plan.ConversationId && entry.Seq <= plan.UpToSeq)).Select(static entry => entry.Seq);
    }

    public IEnumerable<long> Forget(IEnumerable<JournalEntry> entries) => entries
        .Where(entry => entry.Event is MessagePosted posted && _forgotten.Contains(posted.Message.ConversationId))
        .Select(static entry => entry.Seq);

    private QuotaPlan Plan(List<JournalEntry> going)
    {
        var conversation = Message(going[0]).ConversationId;
        var (before, from) = _gone.GetValueOrDefault(conversation, (0, going[0].At));
        return new QuotaPlan(conversation, going[^1].Seq, going.Count, before, from, going[^1].At);
    }

    private bool Counts(JournalEntry entry) =>
        entry.Event is MessagePosted posted && (posted.FromStranger || _own.Contains(posted.Message.ConversationId));

    private static ChatMessage Message(JournalEntry entry) => ((MessagePosted)entry.Event).Message;
}
