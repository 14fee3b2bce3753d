using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Core.Journal;

/// <summary>Says when to look whether peers that nobody has cared for keep too much: when as much has come as the store may be over the bounds.</summary>
internal sealed class QuotaWatch(QuotaBounds? bounds) : ICommitObserver
{
    // What a short message takes beside its bytes.
    private const int Overhead = 200;

    private readonly long _step = bounds is null ? long.MaxValue : Math.Min(bounds.PerPeer, bounds.Total) / 64;

    // At the start nobody knows: the bounds may be others than they were.
    private long _come = long.MaxValue;
    private long _removed;

    /// <summary>Whether it is time to look.</summary>
    public bool IsDue => bounds is not null && _come >= _step;

    /// <summary>How many messages were removed since the start.</summary>
    public long Removed => Interlocked.Read(ref _removed);

    public void OnCommitted(JournalBatch batch)
    {
        if (_come < _step)
            _come += batch.Entries.Sum(static entry => Weigh(entry.Event));
    }

    /// <summary>Takes a step towards the bounds.</summary>
    public async ValueTask HoldAsync(JournalGroup group)
    {
        var removed = await group.HoldAsync(bounds!).ConfigureAwait(false);
        Interlocked.Add(ref _removed, removed);
        if (removed == 0)
            _come = 0;
    }

    private static long Weigh(JournalEvent change) =>
        change is MessagePosted { Message: { Direction: Direction.In } message } ? message.Bytes.Length + Overhead : 0;
}
