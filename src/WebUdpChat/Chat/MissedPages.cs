using WebUdpChat.Core.Feeds;
using WebUdpChat.Core.Journal;
using WebUdpChat.Hosting;

namespace WebUdpChat.Chat;

/// <summary>
/// Pages of the journal for browsers that fell behind. Where much happens, many fall behind at once and read the same: so
/// pages end at common places, and each is read and written once for all that ask within a moment. A page also ends where it
/// is heavy, which is the same place for all that begin at the same. Thread-safe.
/// </summary>
internal sealed class MissedPages(GatewayRuntime runtime, EventWriter events, TimeProvider time)
{
    /// <summary>Events in a page at most: a page ends where the place in the journal is a multiple of it.</summary>
    public const int Size = 500;

    // Together about 16 MiB.
    private const int MostPages = 32;
    private const long FullWeight = 512 << 10;
    private const long EventWeight = 400;

    private const int Step = 100;

    // Who gets a page that was read a moment ago sees what it would have seen, had it asked then.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<long, Reading> _pages = [];

    /// <summary>The events that follow a place; null where that leads nowhere or nothing follows it.</summary>
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
            (var entries, isWhole) = await ReadAsync(after, headSeq).ConfigureAwait(false);

            // Asked afterwards: what retention removed while it was read must not be missed unnoticed.
            var isLost = await FeedCursor.IsLostAsync(runtime.Store, headSeq, after, CancellationToken.None).ConfigureAwait(false);
            if (!isLost && entries.Count > 0)
                page = new EventPage(events.Write(entries, withBytes: false));
            return page;
        }
        finally
        {
            if (page is null || !isWhole)
                Forget(after);
        }
    }

    // Whole is what ends before the journal does: whoever reads it again reads the same.
    private async Task<(List<JournalEntry> Entries, bool IsWhole)> ReadAsync(long after, long headSeq)
    {
        var (entries, weight) = (new List<JournalEntry>(), 0L);
        while (true)
        {
            var next = await runtime.Store.ReadEntriesAsync(after, headSeq, Step, CancellationToken.None).ConfigureAwait(false);
            foreach (var entry in next)
            {
                if (weight >= FullWeight || entries.Count == Size || (entries.Count > 0 && IsBeyond(entry.Seq, entries[0].Seq)))
                    return (entries, true);
                entries.Add(entry);
                weight += WeightOf(entry);
            }

            if (next.Count < Step)
                return (entries, false);
            after = next[^1].Seq;
        }
    }

    private static bool IsBeyond(long seq, long first) => (seq - 1) / Size > (first - 1) / Size;

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
