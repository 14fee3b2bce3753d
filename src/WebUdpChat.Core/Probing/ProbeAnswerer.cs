using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Probing;

/// <summary>
/// Answers the probes of those that it may. No answer is longer than what it answers, and but for the first, none goes to an
/// address that has not shown that it gets what is sent there. Belongs to the listener's loop.
/// </summary>
/// <param name="send">Sends a datagram.</param>
/// <param name="random">Makes tokens.</param>
/// <param name="time">The clock.</param>
internal sealed class ProbeAnswerer(ProbeSend send, Func<ulong> random, TimeProvider time)
{
    private const int MaxSessions = 8;
    private const double OpeningsPerSecond = 5;
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private readonly Dictionary<PeerAddress, Session> _sessions = [];
    private readonly byte[] _buffer = new byte[65_535];
    private TokenBucket _openings;

    /// <summary>A prober's datagram came.</summary>
    public void Take(PeerAddress from, in ProbePacket packet, ReadOnlySpan<byte> datagram, DateTimeOffset at)
    {
        if (packet.Kind == ProbeKind.Open)
            Open(from, packet, at);
        else if (_sessions.TryGetValue(from, out var session) && session.Id == packet.Session && session.Token == packet.Token)
            Take(session, from, packet, datagram, at);
    }

    /// <summary>A datagram came with bits turned over. False where nobody probes from there.</summary>
    public bool TakeCorrupt(PeerAddress from)
    {
        if (!_sessions.TryGetValue(from, out var session))
            return false;
        session.Tally.TakeCorrupt();
        return true;
    }

    private void Open(PeerAddress from, in ProbePacket packet, DateTimeOffset at)
    {
        if (packet.Of is 0 or > ProbePlan.MostDatagrams || !_openings.Has(OpeningsPerSecond, at))
            return;
        _openings = _openings.Take(OpeningsPerSecond, at);
        if (!_sessions.TryGetValue(from, out var session) || session.Id != packet.Session)
        {
            foreach (var (address, _) in _sessions.Where(each => at - each.Value.LastAt > Silence).ToList())
                _sessions.Remove(address);
            if (!_sessions.ContainsKey(from) && _sessions.Count >= MaxSessions)
                return;
            _sessions[from] = session = new Session(packet.Session, random(), new ProbeTally((int)packet.Of));
        }

        session.LastAt = at;
        Send(from, packet with { Kind = ProbeKind.Accept, Token = session.Token }, ProbePacket.HeaderLength);
    }

    private void Take(Session session, PeerAddress from, in ProbePacket packet, ReadOnlySpan<byte> datagram, DateTimeOffset at)
    {
        session.LastAt = at;
        if (packet.Kind == ProbeKind.Close)
        {
            Send(from, packet with { Kind = ProbeKind.Report, Of = session.Echoes }, ProbePacket.ReportLength, session.Tally.Counts);
        }
        else if (packet.Kind == ProbeKind.Probe && session.Tally.Take(packet.Number))
        {
            datagram.CopyTo(_buffer);
            var echo = packet with
            {
                Kind = ProbeKind.Echo,
                Number = ++session.Echoes,
                Of = packet.Number,
                Arrived = ProbeClock.Microseconds(at),
                Left = ProbeClock.Microseconds(time.GetUtcNow()),
            };
            Send(from, echo, datagram.Length);
        }
    }

    private void Send(PeerAddress to, ProbePacket packet, int length, ProbeCounts report = default)
    {
        var datagram = _buffer.AsSpan(0, length);
        packet.Write(datagram, report);
        send(to, datagram);
    }

    private sealed class Session(ulong id, ulong token, ProbeTally tally)
    {
        public ulong Id { get; } = id;

        public ulong Token { get; } = token;

        public ProbeTally Tally { get; } = tally;

        public uint Echoes { get; set; }

        public DateTimeOffset LastAt { get; set; }
    }
}

/// <summary>Sends a datagram of the probe. True where the system took it.</summary>
internal delegate bool ProbeSend(PeerAddress to, ReadOnlySpan<byte> datagram);
