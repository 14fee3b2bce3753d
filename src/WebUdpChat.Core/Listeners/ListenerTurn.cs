using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Probing;
using WebUdpChat.Core.Weather;

namespace WebUdpChat.Core.Listeners;

/// <summary>One turn of a listener's loop: a share of what waits is handled, and what came of it is handed on.</summary>
internal sealed class ListenerTurn
{
    private const int Share = 256;

    // As many as may wait to be sent: what the network says of a datagram may come when all those behind it have left.
    private const int RememberedSends = 4_096;
    private static readonly TimeSpan HeldRetry = TimeSpan.FromMilliseconds(20);

    private readonly ListenerQueues _queues;
    private readonly ListenerCounters _counters;
    private readonly TurnEvents _events;
    private readonly ListenerWeather _weather;
    private readonly ProbeDesk _probes;
    private readonly ListenerNumbers _numbers;
    private readonly IDialect _dialect;
    private readonly TimeProvider _time;
    private readonly RecentSends _recent = new(RememberedSends);
    private readonly Departures _departures;
    private readonly ListenerContext _context;
    private readonly DialectCalls _calls;
    private readonly QueuedRun[] _taken = new QueuedRun[Share];
    private bool _isDialectWaiting;

    public ListenerTurn(
        ListenerQueues queues, Transmitter transmitter, TurnEvents events, ListenerNumbers numbers, PeerListener listener, ListenerWeather weather,
        ListenerFaults faults, TimeProvider time)
    {
        _queues = queues;
        _counters = listener.Counters;
        _events = events;
        _probes = listener.Probes;
        _numbers = numbers;
        _dialect = listener.Dialect;
        _time = time;
        _departures = new Departures(transmitter, events, _recent, faults);
        _context = new ListenerContext(transmitter, _departures, events, _recent, numbers, listener.Counters, weather);
        _weather = weather;
        _calls = new DialectCalls(listener.Dialect, _context, faults);
    }

    /// <summary>Whether all that was given is handled and handed on.</summary>
    public bool IsIdle => _queues.AreEmpty && !_events.AreHeld;

    /// <summary>Whether the dialect waits for something that may come soon. May be asked from any thread.</summary>
    public bool IsDialectWaiting
    {
        get => Volatile.Read(ref _isDialectWaiting);
        private set => Volatile.Write(ref _isDialectWaiting, value);
    }

    /// <summary>When the next turn is due though nothing comes; null for never.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            if (!_events.AreHeld)
                return _context.WakeTime;
            var retry = _time.GetUtcNow() + HeldRetry;
            return _context.WakeTime is { } wake && wake < retry ? wake : retry;
        }
    }

    /// <summary>Runs it. True where more may be waiting.</summary>
    public bool Run()
    {
        var more = Tell() | Send() | Receive() | Match();
        var now = _time.GetUtcNow();
        if (_context.WakeTime <= now)
            _calls.Timer(now);
        _events.Flush();
        IsDialectWaiting = _dialect.IsWaiting;
        return more;
    }

    private bool Tell()
    {
        if (_numbers.TakeIsBack())
            _calls.Notice(new NumbersGranted(), _time.GetUtcNow());
        for (var i = 0; i < Share; i++)
        {
            if (!_queues.Notices.TryTake(out var notice))
                return false;
            _calls.Notice(notice, _time.GetUtcNow());
        }

        return true;
    }

    private bool Send()
    {
        var more = HandOver();
        _departures.Leave();
        return more;
    }

    private bool HandOver()
    {
        for (var i = 0; i < Share; i++)
        {
            if (!_queues.Sends.TryTake(out var send))
                return false;
            _calls.Send(send, _time.GetUtcNow());
        }

        return true;
    }

    private bool Receive()
    {
        var taken = _taken.AsSpan(0, _queues.Datagrams.Take(_taken, Share, out var more));
        Note(taken);
        foreach (ref readonly var run in taken)
            Take(run);
        _queues.Datagrams.Release(taken);
        taken.Clear();
        return more;
    }

    private void Take(in QueuedRun run)
    {
        if (_probes.IsOn)
            TakeProbes(run);
        else
            _calls.Datagrams(run);
    }

    private void TakeProbes(in QueuedRun run)
    {
        foreach (var datagram in run)
        {
            if (_probes.TryTake(run.From, datagram, run.At))
                _counters.CountDropped(DropReason.Probe);
            else
                _calls.Datagram(run, datagram);
        }
    }

    private void Note(ReadOnlySpan<QueuedRun> taken)
    {
        if (taken.IsEmpty)
            return;
        using (_weather.Enter())
        {
            foreach (ref readonly var run in taken)
                _weather.Arrived(run.From, run.Lengths, run.At);
        }
    }

    private bool Match()
    {
        for (var i = 0; i < Share; i++)
        {
            if (!_queues.Unreachables.TryTake(out var notice))
                return false;
            Match(notice);
        }

        return true;
    }

    private void Match(UnreachableNotice notice)
    {
        var now = _time.GetUtcNow();
        if (!_recent.TryTake(notice.Peer, notice.Quoted.Span, now, out var token))
        {
            _counters.Count(ListenerNotice.UnreachableUnmatched);
            return;
        }

        var detail = DeliveryText.ForUnreachable(notice.Reason, notice.Peer);
        if (_dialect.Confirms)
            _calls.Notice(new PeerUnreachable(notice.Peer, token, detail), now);
        else
            _events.Add(now, new DeliveryReported(notice.Peer, token, DeliveryState.Unreachable, detail));
    }
}
