using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage;

/// <summary>Adds up the entries that retention would remove, oldest first.</summary>
internal sealed class TrimCount
{
    private long _last;
    private long _messages;
    private long _from = long.MaxValue;
    private long _to = long.MinValue;
    private bool _onlyGaps = true;

    /// <summary>Adds an entry.</summary>
    /// <param name="seq">Its place.</param>
    /// <param name="at">When it was journaled, in microseconds.</param>
    /// <param name="isMessage">Whether it is a message.</param>
    /// <param name="isGap">Whether it tells of a gap.</param>
    public void Add(long seq, long at, bool isMessage, bool isGap)
    {
        _last = seq;
        _messages += isMessage ? 1 : 0;
        _from = Math.Min(_from, at);
        _to = Math.Max(_to, at);
        _onlyGaps &= isGap;
    }

    /// <summary>
    /// What to remove; null where it is nothing but gap entries. A trim leaves one behind: were that a reason for
    /// the next trim, there would be no end.
    /// </summary>
    public TrimPlan? ToPlan() =>
        _onlyGaps ? null : new TrimPlan(_last, _messages, StoredTime.To(_from), StoredTime.To(_to));
}
