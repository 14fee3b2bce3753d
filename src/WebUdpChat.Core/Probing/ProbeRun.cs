using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Probing;

/// <summary>A probe of one peer: asks it, sends numbered datagrams, takes their echoes, and asks what came.</summary>
public sealed class ProbeRun
{
    private const int MostTries = 25;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(2);

    private readonly Lock _gate = new();
    private readonly ProbeSend _send;
    private readonly TimeProvider _time;
    private readonly ulong _session;
    private readonly ProbeTally _echoes;
    private readonly ProbeTrips _trips;
    private readonly byte[] _filler;
    private ulong? _token;
    private (ProbeCounts Counts, uint Echoes)? _answer;
    private DateTimeOffset _lastEcho;
    private int _sent;

    internal ProbeRun(PeerAddress peer, ProbePlan plan, ProbeSend send, ulong session, TimeProvider time)
    {
        Peer = peer;
        Plan = plan;
        _send = send;
        _time = time;
        _session = session;
        _echoes = new ProbeTally(plan.Count);
        _trips = new ProbeTrips(plan);
        _filler = new byte[Math.Max(plan.Size, ProbePacket.ReportLength)];
        new Random(unchecked((int)session)).NextBytes(_filler);
    }

    /// <summary>Whom it probes.</summary>
    public PeerAddress Peer { get; }

    /// <summary>How.</summary>
    public ProbePlan Plan { get; }

    /// <summary>How far it is.</summary>
    public ProbeStage Stage { get; private set; } = ProbeStage.Opening;

    /// <summary>How many probes were sent so far.</summary>
    public int Sent
    {
        get
        {
            lock (_gate)
                return _sent;
        }
    }

    /// <summary>How many echoes came so far, copies left out.</summary>
    public int Echoed
    {
        get
        {
            lock (_gate)
                return (int)_echoes.Counts.Received;
        }
    }

    /// <summary>What was found; null before the end.</summary>
    public ProbeReport? Report { get; private set; }

    /// <summary>Each probe's times.</summary>
    public IReadOnlyList<ProbeTrip> Trips
    {
        get
        {
            lock (_gate)
                return _trips.Read();
        }
    }

    /// <summary>Runs to the end. It may be stopped earlier, and then there is no report.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            if (!await AskAsync(ProbeKind.Open, () => _token is not null, stop).ConfigureAwait(false))
            {
                Stage = ProbeStage.Unanswered;
                return;
            }

            Stage = ProbeStage.Sending;
            await SendAllAsync(stop).ConfigureAwait(false);
            Stage = ProbeStage.Closing;
            await WaitForEchoesAsync(stop).ConfigureAwait(false);
            var told = await AskAsync(ProbeKind.Close, () => _answer is not null, stop).ConfigureAwait(false);
            lock (_gate)
                Report = told ? Sum() : null;
            Stage = told ? ProbeStage.Done : ProbeStage.Unanswered;
        }
        catch (OperationCanceledException)
        {
            Stage = ProbeStage.Stopped;
        }
    }

    /// <summary>A datagram of this run came.</summary>
    internal void Take(in ProbePacket packet, ReadOnlySpan<byte> datagram, DateTimeOffset at)
    {
        if (packet.Session != _session)
            return;
        lock (_gate)
        {
            if (packet.Kind == ProbeKind.Accept)
            {
                _token ??= packet.Token;
            }
            else if (packet.Kind == ProbeKind.Report)
            {
                _answer ??= (ProbeCounts.Read(datagram[ProbePacket.HeaderLength..]), packet.Of);
            }
            else if (packet.Kind == ProbeKind.Echo)
            {
                _lastEcho = at;
                if (_echoes.Take(packet.Number))
                    _trips.Echoed(packet, ProbeClock.Microseconds(at));
            }
        }
    }

    internal void TakeCorrupt()
    {
        lock (_gate)
            _echoes.TakeCorrupt();
    }

    private async Task<bool> AskAsync(ProbeKind kind, Func<bool> isAnswered, CancellationToken stop)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            Send(kind, 0, kind == ProbeKind.Open ? ProbePacket.HeaderLength : ProbePacket.ReportLength);
            for (var waited = TimeSpan.Zero; waited < BetweenTries; waited += Step * 5)
            {
                if (Holds(isAnswered))
                    return true;
                await Task.Delay(Step * 5, _time, stop).ConfigureAwait(false);
            }
        }

        return Holds(isAnswered);
    }

    private async Task SendAllAsync(CancellationToken stop)
    {
        var start = _time.GetTimestamp();
        for (var number = 1; number <= Plan.Count; number++)
        {
            var due = TimeSpan.FromSeconds((number - 1.0) / Plan.PerSecond);
            while (_time.GetElapsedTime(start) < due)
                await Task.Delay(Step, _time, stop).ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            Send(ProbeKind.Probe, (uint)number, Plan.Size);
        }
    }

    private async Task WaitForEchoesAsync(CancellationToken stop)
    {
        var start = _time.GetUtcNow();
        while (true)
        {
            var now = _time.GetUtcNow();
            if (now - start > MostWait || Holds(() => now - start > Quiet && now - _lastEcho > Quiet))
                return;
            await Task.Delay(Step * 5, _time, stop).ConfigureAwait(false);
        }
    }

    private void Send(ProbeKind kind, uint number, int length)
    {
        var at = ProbeClock.Microseconds(_time.GetUtcNow());
        lock (_gate)
        {
            if (kind == ProbeKind.Probe)
            {
                _sent++;
                _trips.Sent((int)number, at);
            }
        }

        var datagram = _filler.AsSpan(0, length);
        new ProbePacket(kind, _session, _token ?? 0, number, (uint)Plan.Count, at).Write(datagram);
        _send(Peer, datagram);
    }

    private bool Holds(Func<bool> condition)
    {
        lock (_gate)
            return condition();
    }

    private ProbeReport Sum()
    {
        var (there, echoes) = _answer!.Value;
        var trips = _trips.Read();
        return new ProbeReport(
            Direction(_sent, there, trips.Select(static trip => trip.ForwardMs)),
            Direction((int)echoes, _echoes.Counts, trips.Select(static trip => trip.BackMs)),
            ProbeDelays.Of(trips.Select(static trip => trip.RoundTripMs ?? double.NaN)),
            _trips.Seconds());
    }

    // A copy of one with bits turned over cannot be told from another: lost are those of which nothing came.
    private static ProbeDirection Direction(int sent, ProbeCounts counts, IEnumerable<double?> delays) => new(
        sent, Math.Max(0, sent - (int)counts.Received - (int)counts.Corrupted), counts, ProbeDelays.Of(delays.Select(static delay => delay ?? double.NaN)));
}

/// <summary>How far a probe is.</summary>
public enum ProbeStage
{
    /// <summary>It asks the peer whether it answers.</summary>
    Opening,

    /// <summary>It sends.</summary>
    Sending,

    /// <summary>It waits for the last echoes, and asks what came.</summary>
    Closing,

    /// <summary>There is a report.</summary>
    Done,

    /// <summary>The peer did not answer.</summary>
    Unanswered,

    /// <summary>It was stopped.</summary>
    Stopped,
}
