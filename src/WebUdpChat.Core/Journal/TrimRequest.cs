namespace WebUdpChat.Core.Journal;

/// <summary>Asks the writer to remove a step of what retention wants gone, after the group that it came with.</summary>
internal sealed class TrimRequest(DateTimeOffset? olderThan, long? maxBytes) : JournalRequest
{
    private readonly TaskCompletionSource<bool> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DateTimeOffset? OlderThan { get; } = olderThan;

    public long? MaxBytes { get; } = maxBytes;

    /// <summary>Whether there may be more to remove.</summary>
    public Task<bool> Answer => _answer.Task;

    // What is removed is synced by the store in a transaction of its own.
    public override bool Durable => false;

    // Not kept while the storage fails: retention asks again.
    public override bool MayWait => false;

    public override int Size => 0;

    public override ValueTask DecideAsync(JournalTransaction transaction) => ValueTask.CompletedTask;

    /// <summary>A step is done.</summary>
    public void Done(bool hasMore) => _answer.TrySetResult(hasMore);

    // A request that trims nothing yet: its turn comes after the group is committed.
    public override void Committed()
    {
    }

    public override void Refused(Refusal refusal) => _answer.TrySetResult(false);

    public override void Faulted(Exception exception) => _answer.TrySetException(exception);
}
