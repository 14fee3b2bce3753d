namespace WebUdpChat.Core.Journal;

/// <summary>Records that something is missing.</summary>
public sealed class RecordGap(GapRecorded gap) : JournalCommand<bool>
{
    /// <inheritdoc/>
    public override bool Durable => false;

    /// <summary>The gateway was not running from one time to another.</summary>
    public static RecordGap Down(DateTimeOffset from, DateTimeOffset to) => new(new GapRecorded(null, GapReason.GatewayDown, null, from, to));

    /// <inheritdoc/>
    public override ValueTask<Outcome<bool>> DecideAsync(JournalTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        transaction.Append(gap);
        return new(true);
    }
}
