namespace WebUdpChat.Core.Journal;

/// <summary>Records how a listener is now, or that it is gone.</summary>
/// <param name="change">A <see cref="ListenerChanged"/> or <see cref="ListenerRemoved"/>.</param>
/// <param name="durable">Whether somebody is promised that it is so after a restart.</param>
public sealed class NoteListener(JournalEvent change, bool durable) : JournalCommand<bool>
{
    /// <inheritdoc/>
    public override bool Durable => durable;

    /// <inheritdoc/>
    public override ValueTask<Outcome<bool>> DecideAsync(JournalTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        transaction.Append(change switch
        {
            ListenerChanged changed => new ListenerChanged(changed.Listener with { Node = transaction.Node }),
            ListenerRemoved removed => removed with { Node = transaction.Node },
            _ => change,
        });
        return new(true);
    }
}
