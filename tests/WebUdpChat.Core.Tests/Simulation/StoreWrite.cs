using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>A write that a store did.</summary>
/// <param name="Entries">What it appended.</param>
/// <param name="Durable">Whether it was asked to reach the disk.</param>
/// <param name="TrimmedTo">Up to where it removed what was there; null where it removed nothing.</param>
/// <param name="Quota">What it removed of those whom nobody cared for; null where that is nothing.</param>
internal sealed record StoreWrite(IReadOnlyList<JournalEntry> Entries, bool Durable, long? TrimmedTo = null, IReadOnlyList<QuotaPlan>? Quota = null);

/// <summary>When a store can be made to fail.</summary>
internal enum StoreMoment
{
    /// <summary>Nothing is written yet.</summary>
    BeforeWrite,

    /// <summary>It is written; the caller does not know it yet.</summary>
    AfterWrite,

    /// <summary>Something is to be read.</summary>
    Read,

    /// <summary>What was written is to reach the disk.</summary>
    Sync,

    /// <summary>Free space is to be given back.</summary>
    Reclaim,

    /// <summary>Messages are to be taken into the search index.</summary>
    Index,
}
