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
        transaction.Append(change);
        return new(true);
    }
}
