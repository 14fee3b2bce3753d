using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Tests.Storage;

/// <summary>What every store must do. One class per store derives from it.</summary>
public abstract partial class JournalStoreContract : IAsyncLifetime
{
    private IJournalStore _store = null!;

    /// <summary>The dialect whose peers can confirm a message.</summary>
    protected static IReadOnlySet<string> Confirming { get; } = new HashSet<string> { "ipmsg" };

    public async Task InitializeAsync() => _store = await OpenAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    /// <summary>Opens a store; after the first time, what is in the one that was opened before.</summary>
    protected abstract Task<IJournalStore> OpenAsync();

    private async Task ReopenAsync()
    {
        await _store.DisposeAsync();
        _store = await OpenAsync();
    }

    private ValueTask CommitAsync(params JournalEntry[] entries) => _store.CommitAsync(entries, durable: false, default);

    private async Task CommitManyAsync(int count, Func<long, JournalEntry> entry)
    {
        foreach (var chunk in Enumerable.Range(1, count).Select(i => entry(i)).Chunk(100))
            await CommitAsync(chunk);
    }

    private async Task<IReadOnlyList<JournalEntry>> ReadAllAsync() =>
        await _store.ReadEntriesAsync(0, long.MaxValue, int.MaxValue, default);

    private async Task<List<long>> SeqsAsync() => [.. (await ReadAllAsync()).Select(static entry => entry.Seq)];

    private async Task<List<long>> PageAsync(long? before, long? after, int limit, bool? hasMore = null)
    {
        var page = await _store.ReadMessagesAsync(new MessageQuery(StoreFixtures.Direct, before, after, limit), default);
        if (hasMore is { } expected)
            Assert.Equal(expected, page.HasMore);
        return Seqs(page.Messages);
    }

    private async Task<List<long>> SearchAsync(string words, ConversationId? conversation = null, long? before = null, int limit = 100) =>
        Seqs(await _store.SearchAsync(new SearchQuery(words, conversation, before, limit), default));

    private async Task IndexAllAsync()
    {
        while (await _store.IndexAsync(100, default) > 0)
        {
        }
    }

    private static List<long> Seqs(IEnumerable<ChatMessage> messages) => [.. messages.Select(static message => message.Id.Seq)];
}
