using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Tests.Journal;
using WebUdpChat.Core.Tests.Simulation;

namespace WebUdpChat.Core.Tests.Nodes;

/// <summary>A journal that several nodes of a test share. One thread drives all of them, so that nobody ever waits for a turn.</summary>
internal sealed class SharedMemory
{
    public InMemoryJournalStore Journal { get; } = new();

    /// <summary>The nodes that are gone.</summary>
    public HashSet<string> Gone { get; } = [];

    private HashSet<string> Names { get; } = [];

    private Dictionary<string, long> Heads { get; } = [];

    private string? Turn { get; set; }

    /// <summary>The journal as one node sees it.</summary>
    public Handle Of(string node)
    {
        Names.Add(node);
        return new Handle(this, node);
    }

    internal sealed class Handle(SharedMemory memory, string node) : ISharedJournalStore
    {
        private InMemoryJournalStore Inner => memory.Journal;

        public string Node => node;

        public string Epoch => Inner.Epoch;

        /// <summary>Whether the next commit is written, and then fails all the same; false where it fails before it is written.</summary>
        public bool? FailsNext { get; set; }

        public ValueTask<long> TakeTurnAsync(CancellationToken cancellation)
        {
            Assert.True(memory.Turn is null || memory.Turn == node, $"{node} takes the turn of {memory.Turn}.");
            memory.Turn = node;
            return new(Inner.LoadAsync(cancellation).Now().HeadSeq);
        }

        public ValueTask LeaveTurnAsync()
        {
            if (memory.Turn == node)
                memory.Turn = null;
            return ValueTask.CompletedTask;
        }

        public async ValueTask CommitAsync(IReadOnlyList<JournalEntry> entries, bool durable, CancellationToken cancellation)
        {
            Assert.Equal(node, memory.Turn);
            if (FailsNext == false)
                throw Fail();
            await Inner.CommitAsync([.. entries.Select(Stored)], durable, cancellation);
            memory.Heads[node] = entries[^1].Seq;
            memory.Turn = null;
            if (FailsNext == true)
                throw Fail();
        }

        public ValueTask<bool> HasCommittedAsync(long lastSeq, CancellationToken cancellation) => new(memory.Heads.GetValueOrDefault(node) == lastSeq);

        public ValueTask<IReadOnlyList<JournalNode>> ReadNodesAsync(CancellationToken cancellation) =>
            new([.. memory.Names.Select(name => new JournalNode(name, memory.Gone.Contains(name)))]);

        public void Follow(Action changed)
        {
            // A test says itself when a node is to look.
        }

        public ValueTask TrimAsync(long upToSeq, JournalEntry gap, CancellationToken cancellation)
        {
            Assert.Equal(node, memory.Turn);
            memory.Turn = null;
            return Inner.TrimAsync(upToSeq, gap, cancellation);
        }

        public ValueTask TrimQuotaAsync(IReadOnlyList<QuotaPlan> plans, IReadOnlyList<JournalEntry> gaps, CancellationToken cancellation)
        {
            Assert.Equal(node, memory.Turn);
            memory.Turn = null;
            return Inner.TrimQuotaAsync(plans, gaps, cancellation);
        }

        public ValueTask<IReadOnlyList<QuotaPlan>> PlanQuotaAsync(QuotaBounds bounds, CancellationToken cancellation) => Inner.PlanQuotaAsync(bounds, cancellation);

        public ValueTask<bool> ForgetAsync(int limit, CancellationToken cancellation) => Inner.ForgetAsync(limit, cancellation);

        public ValueTask<JournalSnapshot> LoadAsync(CancellationToken cancellation) => Inner.LoadAsync(cancellation);

        public ValueTask SetCleanEndAsync(bool clean, CancellationToken cancellation) => Inner.SetCleanEndAsync(clean, cancellation);

        public ValueTask<TrimPlan?> PlanTrimAsync(DateTimeOffset? olderThan, long? maxBytes, CancellationToken cancellation) =>
            Inner.PlanTrimAsync(olderThan, maxBytes, cancellation);

        public ValueTask<bool> ReclaimAsync(int maxPages, CancellationToken cancellation) => Inner.ReclaimAsync(maxPages, cancellation);

        public ValueTask<long> ReadSizeAsync(CancellationToken cancellation) => Inner.ReadSizeAsync(cancellation);

        public ValueTask<IReadOnlyList<JournalEntry>> ReadEntriesAsync(long afterSeq, long upToSeq, int limit, CancellationToken cancellation) =>
            Inner.ReadEntriesAsync(afterSeq, upToSeq, limit, cancellation);

        public ValueTask<long> ReadTailAsync(CancellationToken cancellation) => Inner.ReadTailAsync(cancellation);

        public ValueTask<long> ReadGapAsync(CancellationToken cancellation) => Inner.ReadGapAsync(cancellation);

        public ValueTask<MessagePage> ReadMessagesAsync(MessageQuery query, CancellationToken cancellation) => Inner.ReadMessagesAsync(query, cancellation);

        public ValueTask<ChatMessage?> FindMessageAsync(MessageId id, CancellationToken cancellation) => Inner.FindMessageAsync(id, cancellation);

        public ValueTask<ChatMessage?> FindByClientIdAsync(ConversationId conversation, string clientMessageId, CancellationToken cancellation) =>
            Inner.FindByClientIdAsync(conversation, clientMessageId, cancellation);

        public async ValueTask<IReadOnlyList<ChatMessage>> FindByClientIdsAsync(
            IReadOnlyList<(ConversationId Conversation, string ClientId)> ids, CancellationToken cancellation)
        {
            var found = new List<ChatMessage>();
            foreach (var (conversation, clientId) in ids)
            {
                if (await Inner.FindByClientIdAsync(conversation, clientId, cancellation) is { } message)
                    found.Add(message);
            }

            return found;
        }

        public ValueTask<int> CountMessagesAsync(ConversationId conversation, long afterSeq, int limit, string? exceptAuthor, CancellationToken cancellation) =>
            Inner.CountMessagesAsync(conversation, afterSeq, limit, exceptAuthor, cancellation);

        public ValueTask<int> IndexAsync(int limit, CancellationToken cancellation) => Inner.IndexAsync(limit, cancellation);

        public ValueTask<IReadOnlyList<ChatMessage>> SearchAsync(SearchQuery query, CancellationToken cancellation) => Inner.SearchAsync(query, cancellation);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        // What is not stored with an event is not read with it.
        private static JournalEntry Stored(JournalEntry entry) =>
            entry.Event is DeliveryChanged changed ? entry with { Event = changed with { Requeued = null } } : entry;

        private JournalStorageException Fail()
        {
            FailsNext = null;
            return new JournalStorageException(StorageFailure.Unavailable, "The store was told to fail.");
        }
    }
}
