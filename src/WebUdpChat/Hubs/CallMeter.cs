namespace WebUdpChat.Hubs;

/// <summary>
/// Counts what comes in by one connection to the hub: each message of the hub protocol, known or not, before anything is done
/// with it. Called by the connection's one reading loop.
/// </summary>
/// <param name="own">What the connection may send.</param>
/// <param name="user">What its account may send; null for none.</param>
/// <param name="address">What its address may send; null for this machine.</param>
/// <param name="counters">Where refusals are counted.</param>
/// <param name="time">The clock.</param>
internal sealed class CallMeter(RateBucket own, RateBucket? user, RateBucket? address, LimitCounters counters, TimeProvider time)
{
    private static readonly AsyncLocal<CallMeter?> Flow = new();

    private Patience? _patience;

    /// <summary>The meter of the connection that this code runs for; null where nothing is counted. The hub protocol is not told otherwise whose bytes it reads.</summary>
    public static CallMeter? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    /// <summary>How fast the connection is read; null for as fast as it sends.</summary>
    public CallPace? Pace { get; init; }

    /// <summary>Counts a message. By what it is refused; null where it may be taken.</summary>
    /// <exception cref="Microsoft.AspNetCore.SignalR.HubException">The client went on although it was refused: the connection ends with this.</exception>
    public LimitedBy? Count()
    {
        Pace?.Count();
        if (Take() is not { } by)
            return null;
        counters.CountCall(by);
        _patience ??= new Patience(time);
        if (!_patience.EndsWithThis())
            return by;
        counters.CountCut();
        throw HubOutcomes.Error(LimitText.Cut(by));
    }

    private LimitedBy? Take()
    {
        if (!own.TryTake())
            return LimitedBy.Connection;
        if (user?.TryTake() == false)
            return LimitedBy.User;
        return address?.TryTake() == false ? LimitedBy.Address : null;
    }
}
