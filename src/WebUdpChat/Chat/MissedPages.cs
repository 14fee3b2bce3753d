using WebUdpChat.Core.Feeds;
using WebUdpChat.Core.Journal;
using WebUdpChat.Hosting;

namespace WebUdpChat.Chat;

/// <summary>
/// Pages of the journal for browsers that fell behind. Where much happens, many fall behind at once and read the same: so
/// pages end at common places, and each is read and written once for all that ask within a moment. Thread-safe.
/// </summary>
internal sealed class MissedPages(GatewayRuntime runtime, EventWriter events, TimeProvider time)
{
    /// <summary>Events in a page at most: a page ends where the place in the journal is a multiple of it.</summary>
    public const int Size = 500;

    // Together 16 MiB; what is heavier is read by each for itself.
    private const int MostPages = 32;
    private const long HeaviestPage = 512 << 10;
    private const long EventWeight = 400;

    // Who gets a page that was read a moment ago sees what it would have seen, had it asked then.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<long, Reading> _pages = [];

    /// <summary>The events that follow a place; null where that leads nowhere, nothing follows it, or what follows is heavy.</summary>
    public Task<EventPage?> ReadAsync(long after)
    {
        lock (_lock)
        {
            if (_pages.TryGetValue(after, out var known) && time.GetElapsedTime(known.Since) < Moment)
                return known.Page;
            if (_pages.Count >= MostPages)
                Tidy();
            var page = Task.Run(() => LoadAsync(after));
            _pages[after] = new Reading(time.GetTimestamp(), page);
            return page;
        }
    }

    private async Task<EventPage?> LoadAsync(long after)
    {
        var page = default(EventPage);
        var isWhole = false;
        try
        {
            var headSeq = runtime.Journal.HeadSeq;
            var entries = Cut(await runtime.Store.ReadEntriesAsync(after, headSeq, Size, CancellationToken.None).ConfigureAwait(false));

            // Asked afterwards: what retention removed while it was read must not be missed unnoticed.
            var isLost = await FeedCursor.IsLostAsync(runtime.Store, headSeq, after, CancellationToken.None).ConfigureAwait(false);
            isWhole = entries.Count > 0 && (entries[^1].Seq % Size == 0 || entries.Count == Size);
            if (!isLost && entries.Count > 0 && entries.Sum(WeightOf) <= HeaviestPage)
                page = new EventPage(events.Write(entries, withBytes: false));
            return page;
        }
        finally
        {
            if (page is null || !isWhole)
                Forget(after);
        }
    }

    // The first place of a journal that has holes may be anywhere; the page ends where the next multiple is.
    private static List<JournalEntry> Cut(IReadOnlyList<JournalEntry> entries)
    {
        if (entries.Count == 0)
            return [];
        var end = ((entries[0].Seq - 1) / Size * Size) + Size;
        return [.. entries.TakeWhile(entry => entry.Seq <= end)];
    }

    private static long WeightOf(JournalEntry entry) => EventWeight + (entry.Event is MessagePosted posted ? posted.Message.Bytes.Length : 0);

    private void Forget(long after)
    {
        lock (_lock)
            _pages.Remove(after);
    }

    private void Tidy()
    {
        foreach (var (after, reading) in _pages)
        {
            if (time.GetElapsedTime(reading.Since) >= Moment)
                _pages.Remove(after);
        }

        if (_pages.Count >= MostPages)
            _pages.Remove(_pages.MinBy(static page => page.Value.Since).Key);
    }

    private readonly record struct Reading(long Since, Task<EventPage?> Page);
}
