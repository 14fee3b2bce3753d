namespace WebUdpChat.Core.Lab;

/// <summary>
/// Loss in bursts: a chain of two states, good and bad, that loses everything while it is bad (E. N. Gilbert, "Capacity of a
/// burst-noise channel", 1960). It begins as it is in the long run.
/// </summary>
/// <param name="share">Share of datagrams in the bad state.</param>
/// <param name="length">Datagrams in a burst, on average.</param>
internal sealed class BurstChain(double share, double length)
{
    private readonly double _leave = 1 / length;
    private readonly double _enter = share / length / (1 - share);
    private bool _begun;
    private bool _bad;

    /// <summary>Goes one datagram on. True where it is lost.</summary>
    public bool Step(FaultDice dice)
    {
        if (share <= 0)
            return false;
        if (!_begun)
            _bad = dice.Hits(FaultKind.Burst, share);
        else if (dice.Hits(FaultKind.Burst, _bad ? _leave : _enter))
            _bad = !_bad;
        _begun = true;
        return _bad;
    }
}
