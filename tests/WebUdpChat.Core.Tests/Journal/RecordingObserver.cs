using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Tests.Journal;

/// <summary>Keeps what it is told, and can be made to throw.</summary>
internal sealed class RecordingObserver : ICommitObserver
{
    public List<JournalBatch> Batches { get; } = [];

    public bool Throws { get; set; }

    public void OnCommitted(JournalBatch batch)
    {
        Batches.Add(batch);
        if (Throws)
            throw new InvalidOperationException("It was told to throw.");
    }
}
