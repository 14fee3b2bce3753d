using System.Collections.Immutable;
using System.Security.Cryptography;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Probing;

/// <summary>
/// The probes of a listener: its own, and those that it answers. While there are none, every datagram is a message; nobody is
/// answered for whom that was not asked for.
/// </summary>
public sealed class ProbeDesk
{
    /// <summary>Most probes of a listener at once.</summary>
    public const int MaxRuns = 4;

    private readonly Lock _gate = new();
    private readonly ProbeSend _send;
    private readonly TimeProvider _time;
    private readonly ProbeAnswerer _answerer;
    private ImmutableArray<ProbeRun> _runs = [];
    private ImmutableHashSet<PeerAddress> _answered = [];
    private bool _answersEverybody;
    private volatile bool _isOn;

    internal ProbeDesk(ProbeSend send, TimeProvider time)
    {
        _send = send;
        _time = time;
        _answerer = new ProbeAnswerer((to, datagram) => (MayWrite?.Invoke(to) ?? true) && send(to, datagram), NextNumber, time);
    }

    /// <summary>Whether an address may be written to; null for all of them.</summary>
    public Func<PeerAddress, bool>? MayWrite { get; set; }

    /// <summary>Whether everybody is answered who probes this listener.</summary>
    public bool AnswersEverybody
    {
        get => _answersEverybody;
        set => Change(() => _answersEverybody = value);
    }

    /// <summary>Whether a peer is answered, if it probes.</summary>
    public bool Answers(PeerAddress peer) => _answersEverybody || _answered.Contains(peer);

    /// <summary>The peers that are answered.</summary>
    public IReadOnlyCollection<PeerAddress> Answered => _answered;

    /// <summary>Answers a peer, or does not any more.</summary>
    public void Answer(PeerAddress peer, bool on) => Change(() => _answered = on ? _answered.Add(peer) : _answered.Remove(peer));

    /// <summary>Begins a probe; null where this peer is being probed, or too many are.</summary>
    public ProbeRun? Begin(PeerAddress peer, ProbePlan plan)
    {
        lock (_gate)
        {
            if (_runs.Length >= MaxRuns || _runs.Any(run => run.Peer == peer))
                return null;
            var run = new ProbeRun(peer, plan, _send, NextNumber(), _time);
            Change(() => _runs = _runs.Add(run));
            return run;
        }
    }

    /// <summary>A probe is over.</summary>
    public void End(ProbeRun run) => Change(() => _runs = _runs.Remove(run));

    /// <summary>Whether a datagram may be one of a probe at all.</summary>
    internal bool IsOn => _isOn;

    /// <summary>Takes a datagram of the probe. False for any other, which is a message.</summary>
    internal bool TryTake(PeerAddress from, ReadOnlySpan<byte> datagram, DateTimeOffset at)
    {
        if (!_isOn)
            return false;
        var error = ProbePacket.TryRead(datagram, out var packet);
        if (error == ProbeError.Other)
            return false;
        var run = _runs.FirstOrDefault(run => run.Peer == from);
        if (error == ProbeError.Corrupt)
            return TakeCorrupt(run, from);
        if (packet.Kind is ProbeKind.Accept or ProbeKind.Echo or ProbeKind.Report)
        {
            run?.Take(packet, datagram, at);
            return run is not null;
        }

        if (!Answers(from))
            return false;
        _answerer.Take(from, packet, datagram, at);
        return true;
    }

    // Two gateways may probe each other at once; then nobody can tell whose it was.
    private bool TakeCorrupt(ProbeRun? run, PeerAddress from)
    {
        run?.TakeCorrupt();
        return run is not null || (Answers(from) && _answerer.TakeCorrupt(from));
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _isOn = _answersEverybody || !_answered.IsEmpty || !_runs.IsEmpty;
        }
    }

    private static ulong NextNumber() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
}
