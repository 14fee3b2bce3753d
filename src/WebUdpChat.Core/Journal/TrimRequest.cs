namespace WebUdpChat.Core.Journal;

/// <summary>Asks the writer to remove a step of what retention wants gone.</summary>
internal sealed class TrimRequest(DateTimeOffset? olderThan, long? maxBytes) : JournalRequest
{
    private readonly TaskCompletionSource<bool> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DateTimeOffset? OlderThan { get; } = olderThan;

    public long? MaxBytes { get; } = maxBytes;

    /// <summary>Whether there may be more to remove.</summary>
    public bool HasMore { get; set; }

    public Task<bool> Answer => _answer.Task;

    public override bool Durable => false;

    // Not kept while the storage fails: retention asks again.
    public override bool MayWait => false;

    public override ValueTask DecideAsync(JournalTransaction transaction) => ValueTask.CompletedTask;

    public override void Committed() => _answer.TrySetResult(HasMore);

    public override void Refused(Refusal refusal) => _answer.TrySetResult(false);

    public override void Faulted(Exception exception) => _answer.TrySetException(exception);
}
