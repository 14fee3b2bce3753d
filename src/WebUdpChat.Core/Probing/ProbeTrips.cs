namespace WebUdpChat.Core.Probing;

/// <summary>The times of each probe and its echo, in microseconds of the two clocks.</summary>
internal sealed class ProbeTrips(ProbePlan plan)
{
    private readonly (long Sent, long Arrived, long Left, long Came)[] _times = new (long, long, long, long)[plan.Count];

    public void Sent(int number, long at) => _times[number - 1].Sent = at;

    public void Echoed(in ProbePacket echo, long at)
    {
        if (echo.Of >= 1 && echo.Of <= _times.Length)
            _times[echo.Of - 1] = (_times[echo.Of - 1].Sent, echo.Arrived, echo.Left, at);
    }

    /// <summary>Each probe that was sent.</summary>
    public IReadOnlyList<ProbeTrip> Read()
    {
        var ahead = Ahead();
        return [.. _times.Select((times, place) => times.Came == 0
            ? new ProbeTrip(place + 1, null, null, null)
            : new ProbeTrip(
                place + 1,
                Milliseconds(times.Arrived - times.Sent - ahead),
                Milliseconds(times.Came - times.Left + ahead),
                Milliseconds(times.Came - times.Sent - (times.Left - times.Arrived))))];
    }

    public IReadOnlyList<ProbeSecond> Seconds()
    {
        var trips = Read();
        return [.. trips.Chunk(plan.PerSecond).Select(static second =>
        {
            var echoed = second.Where(static trip => trip.RoundTripMs is not null).ToList();
            return new ProbeSecond(second.Length, echoed.Count, echoed.Count == 0 ? 0 : echoed.Average(static trip => trip.RoundTripMs!.Value));
        })];
    }

    // By how much the answerer's clock is ahead, as NTP has it (RFC 5905 section 8), of the quickest round trip.
    private double Ahead()
    {
        var came = _times.Where(static times => times.Came != 0).ToList();
        if (came.Count == 0)
            return 0;
        var best = came.MinBy(static times => times.Came - times.Sent - (times.Left - times.Arrived));
        return (best.Arrived - best.Sent + (best.Left - best.Came)) / 2.0;
    }

    private static double Milliseconds(double microseconds) => microseconds / 1_000;
}
