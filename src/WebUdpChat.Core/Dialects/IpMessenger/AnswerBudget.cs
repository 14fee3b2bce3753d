namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>How many answers may still be given: so many a second in the long run, ten seconds' worth at once.</summary>
internal sealed class AnswerBudget(double perSecond)
{
    private const double BurstSeconds = 10;

    private double _taken;
    private DateTimeOffset _at;

    /// <summary>Takes one; false where none is left. Time that goes back fills nothing.</summary>
    public bool TryTake(DateTimeOffset now)
    {
        if (now > _at)
            (_taken, _at) = (Math.Max(0, _taken - ((now - _at).TotalSeconds * perSecond)), now);
        if (_taken + 1 > perSecond * BurstSeconds)
            return false;
        _taken++;
        return true;
    }
}
