namespace WebUdpChat.Core.Journal;

/// <summary>Records that something is missing.</summary>
internal sealed class RecordGap(GapRecorded gap) : JournalCommand<bool>
{
    public override bool Durable => false;

    public override ValueTask<Outcome<bool>> DecideAsync(JournalTransaction transaction)
    {
        transaction.Append(gap);
        return new(true);
    }
}
