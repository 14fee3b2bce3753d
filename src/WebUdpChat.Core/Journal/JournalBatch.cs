namespace WebUdpChat.Core.Journal;

/// <summary>What one commit appended.</summary>
/// <param name="Epoch">The epoch of the store.</param>
/// <param name="PrevSeq">Where the journal ended before.</param>
/// <param name="Entries">The entries, in order, at least one.</param>
public sealed record JournalBatch(string Epoch, long PrevSeq, IReadOnlyList<JournalEntry> Entries)
{
    /// <summary>Where the journal ends now.</summary>
    public long HeadSeq => Entries[^1].Seq;
}

/// <summary>Is told of each commit, in order, on the writer's own loop. Must not block.</summary>
public interface ICommitObserver
{
    /// <summary>A batch is in the journal.</summary>
    void OnCommitted(JournalBatch batch);
}
