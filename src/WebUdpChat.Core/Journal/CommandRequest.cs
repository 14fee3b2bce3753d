using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Core.Journal;

/// <summary>A command somebody waits for.</summary>
internal sealed class CommandRequest<T>(JournalCommand<T> command, bool mayWait) : JournalRequest
{
    private readonly TaskCompletionSource<Outcome<T>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Outcome<T> _decided;

    public Task<Outcome<T>> Answer => _answer.Task;

    public override bool Durable => command.Durable;

    public override bool MayWait => mayWait;

    public override long Weight { get; } = command.Weight;

    public override int Size => command.Size;

    public override (ConversationId Conversation, string ClientId)? LooksFor => command.LooksFor;

    public override async ValueTask DecideAsync(JournalTransaction transaction) =>
        _decided = await command.DecideAsync(transaction).ConfigureAwait(false);

    public override void Committed() => _answer.TrySetResult(_decided);

    public override void Refused(Refusal refusal) => _answer.TrySetResult(refusal);

    public override void Faulted(Exception exception) => _answer.TrySetException(exception);
}
