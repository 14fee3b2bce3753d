using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Listeners;

/// <summary>
/// Reserves packet numbers for a listener: those that follow all that were reserved before, and no lower than the seconds since
/// 1970, which is where programs begin to count. So numbers rise over restarts, whatever the clock does.
/// </summary>
/// <param name="listener">The listener.</param>
public sealed class ReserveNumbers(string listener) : JournalCommand<NumberRange>
{
    /// <summary>How many are reserved at once.</summary>
    public const int Block = 4_096;

    /// <inheritdoc/>
    public override ValueTask<Outcome<NumberRange>> DecideAsync(JournalTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var first = Math.Max((transaction.State.Numbers[listener]?.UpTo ?? 0) + 1, transaction.Now.ToUnixTimeSeconds());
        var range = new NumberRange(first, first + Block - 1);
        transaction.Append(new NumbersReserved(listener, range.Last));
        return new(range);
    }
}

/// <summary>Packet numbers, both ends included.</summary>
public readonly record struct NumberRange(long First, long Last);
