namespace WebUdpChat.Core.Journal;

/// <summary>Asks the writer to read what other nodes appended.</summary>
internal sealed class CatchUpRequest : JournalRequest
{
    private readonly TaskCompletionSource<bool> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether everything is read that was there when it was asked for.</summary>
    public Task<bool> Answer => _answer.Task;

    public override bool Durable => false;

    public override int Size => 0;

    public override ValueTask DecideAsync(JournalTransaction transaction) => ValueTask.CompletedTask;

    public override void Committed() => _answer.TrySetResult(true);

    public override void Refused(Refusal refusal) => _answer.TrySetResult(false);

    public override void Faulted(Exception exception) => _answer.TrySetException(exception);
}
