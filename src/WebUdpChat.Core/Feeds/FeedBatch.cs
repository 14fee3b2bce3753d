using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Feeds;

/// <summary>A committed batch as its readers share it.</summary>
public sealed class FeedBatch(JournalBatch batch)
{
    private readonly Lock _lock = new();
    private object? _shared;

    /// <summary>What was committed.</summary>
    public JournalBatch Journal { get; } = batch;

    /// <summary>About how many bytes it takes when it is written to a reader.</summary>
    public long Weight { get; } = batch.Entries.Sum(static entry => Weigh(entry.Event));

    /// <summary>The form of this batch that readers are sent: made by the first that asks, shared by the rest.</summary>
    public T Share<T>(Func<JournalBatch, T> make)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(make);
        lock (_lock)
            return (T)(_shared ??= make(Journal));
    }

    private static long Weigh(JournalEvent journalEvent) =>
        journalEvent is MessagePosted posted ? 400 + (posted.Message.Bytes.Length * 4L / 3) : 400;
}
