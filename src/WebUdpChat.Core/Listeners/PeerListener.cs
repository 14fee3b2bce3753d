using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Probing;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Core.Transport;
using WebUdpChat.Core.Weather;

namespace WebUdpChat.Core.Listeners;

/// <summary>The only place that knows both a transport and a dialect: one loop, one queue, one owner.</summary>
public sealed class PeerListener : IAsyncDisposable
{
    private readonly ImpairedTransport[] _wires;
    private readonly ListenerWeather _weather = new();
    private readonly ListenerQueues _queues;
    private readonly Transmitter _transmitter;
    private readonly ListenerFaults _faults;
    private readonly ListenerIntake[] _intakes;
    private readonly ListenerNumbers _numbers;
    private readonly ListenerTurn _turn;
    private readonly ListenerLoop _loop;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private IReadOnlyList<PeerAddress> _many = [];
    private bool _started;
    private Task? _closing;

    /// <summary>Makes a listener, which takes the transports over. It does nothing before it is started.</summary>
    /// <param name="name">Its name in settings and on the page.</param>
    /// <param name="dialect">What its peers speak; belongs to this listener alone.</param>
    /// <param name="transports">One, or one for each address family.</param>
    /// <param name="sink">Takes what the dialect raises.</param>
    /// <param name="options">Its bounds.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ArgumentException">No transport, or two of one family.</exception>
    public PeerListener(
        string name,
        IDialect dialect,
        IReadOnlyList<IDatagramTransport> transports,
        IListenerSink sink,
        PeerListenerOptions options,
        TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(transports);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (transports.Count == 0 || transports.DistinctBy(transport => transport.LocalAddress.Family).Count() != transports.Count)
            throw new ArgumentException("A listener has one transport for each address family that it speaks.", nameof(transports));
        Name = name;
        Dialect = dialect;
        Transports = transports;
        _time = time;
        _queues = new ListenerQueues(options);
        Lab = new FaultLab(time);
        _wires = [.. transports.Select(transport => new ImpairedTransport(transport, Lab))];
        _transmitter = new Transmitter(_wires, sink, Counters, _weather, time);
        Lab.Spare = ProbePacket.IsControl;
        Probes = new ProbeDesk(_transmitter.TransmitProbe, time);
        _numbers = new ListenerNumbers(() => sink.WantNumbers(this));
        _faults = new ListenerFaults(this, options.Faulted, time);
        _turn = new ListenerTurn(_queues, _transmitter, new TurnEvents(this, sink, options.HeldReports), _numbers, this, _weather, _faults, time);
        _loop = new ListenerLoop(_turn, _queues.Signal, time);
        _intakes = [.. transports.Select(_ => new ListenerIntake(name, sink, _queues, _loop, Counters, time))];
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What its peers speak.</summary>
    public IDialect Dialect { get; }

    /// <summary>The sockets by which it receives and sends.</summary>
    public IReadOnlyList<IDatagramTransport> Transports { get; }

    /// <summary>What happens to its datagrams on purpose; off until somebody sets it.</summary>
    public FaultLab Lab { get; }

    /// <summary>The probes that it sends and answers.</summary>
    public ProbeDesk Probes { get; }

    /// <summary>What it counted since it was made.</summary>
    public ListenerCounters Counters { get; } = new();

    /// <summary>What its loop has seen: sizes, gaps and senders.</summary>
    public WeatherReport Weather => _weather.Read();

    /// <summary>All that came and left since it was made, from the sockets on.</summary>
    public TrafficCounts Traffic => new(
        Counters.Read, Counters.ReadBytes, Counters.Sent, Counters.SentBytes, Counters.TotalDropped,
        Transports.Sum(static transport => transport.KernelDrops ?? 0), Counters.Dropped(DropReason.Rejected) + Counters.Dropped(DropReason.LineEndOfPrevious));

    /// <summary>Counts peers that have been silent since a moment together with the others from now on.</summary>
    public void ForgetWeather(DateTimeOffset silentSince) => _weather.Forget(silentSince);

    /// <summary>The last exception of the dialect, which is a bug; null where there was none.</summary>
    public Exception? LastError => _faults.Last;

    /// <summary>Whether its dialect waits for something that may come soon, such as a confirmation.</summary>
    public bool IsDialectWaiting => _turn.IsDialectWaiting;

    /// <summary>What keeps one of its sockets from receiving, in words; null where all do.</summary>
    public Reason? Trouble => Transports.Select(static transport => transport.State.Trouble).FirstOrDefault(static trouble => trouble is not null);

    /// <summary>Looks after its sockets: see <see cref="IDatagramTransport.Check"/>.</summary>
    public TimeSpan Check(LocalNetwork network)
    {
        var next = Transports.Min(transport => transport.Check(network, _time.GetUtcNow()));
        List<PeerAddress> many = [.. Transports.SelectMany(static transport => transport.ManyAddresses)];
        if (_many.SequenceEqual(many))
            return next;
        _many = many;
        TryTell(new NetworkChanged());
        return next;
    }

    /// <summary>Begins to receive.</summary>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    public void Start()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closing is not null, this);
            if (_started)
                throw new InvalidOperationException("The listener was started before.");
            _started = true;
            TryTell(new ListenerStarted());
            for (var i = 0; i < _wires.Length; i++)
                _wires[i].Start(_intakes[i]); // before anything is sent: else what the network says of it finds nobody
            _loop.Start($"listener {Name}");
        }
    }

    /// <summary>Queues a message for the dialect, which raises its fate as <see cref="DeliveryReported"/>. False where the queue is full or closed.</summary>
    public bool TrySend(PeerAddress peer, OutgoingMessage message)
    {
        if (!_queues.Sends.TryAdd(new PendingSend(peer, message)))
        {
            Counters.Count(ListenerNotice.SendRefused);
            return false;
        }

        _queues.Signal.Set();
        return true;
    }

    /// <summary>Queues something for the dialect to know. False where the queue is full. May be called from any thread.</summary>
    public bool TryTell(DialectNotice notice)
    {
        if (!_queues.Notices.TryAdd(notice))
        {
            Counters.Count(ListenerNotice.NoticeRefused);
            return false;
        }

        _queues.Signal.Set();
        return true;
    }

    /// <summary>Gives its dialect packet numbers, which follow those that it had. May be called from any thread.</summary>
    public void GrantNumbers(NumberRange range)
    {
        _numbers.Grant(range);
        _queues.Signal.Set();
    }

    /// <summary>Says that it gets no packet numbers now. It asks again when it needs some.</summary>
    public void RefuseNumbers() => _numbers.Refuse();

    /// <summary>Sends a datagram at once, past the dialect. May be called from any thread.</summary>
    public TransmitResult Transmit(PeerAddress peer, ReadOnlySpan<byte> datagram) => _transmitter.Transmit(peer, datagram);

    /// <summary>Sends a keep-alive at once, past the dialect, and counts it apart from messages. May be called from any thread.</summary>
    public TransmitResult TransmitKeepAlive(PeerAddress peer, ReadOnlySpan<byte> datagram) => _transmitter.TransmitKeepAlive(peer, datagram);

    /// <summary>
    /// Takes no more messages to send, reads what the kernel holds, and hands all of it on. Whatever is read later is counted
    /// as <see cref="DropReason.Closing"/>; <see cref="Transmit"/> works until the listener is disposed.
    /// </summary>
    /// <param name="deadline">When to give up.</param>
    /// <returns>Whether it got done.</returns>
    public async Task<bool> DrainAsync(DateTimeOffset deadline)
    {
        _queues.Sends.Close();
        if (!_started)
            return true;
        foreach (var transport in Transports)
            transport.StopReceiving();
        var half = _time.GetUtcNow() + ((deadline - _time.GetUtcNow()) / 2); // peers that never stop must not take the time of what was read
        var read = await new SocketDrain(Transports, Counters, _time).RunAsync(half).ConfigureAwait(false);
        Lab.Release();
        Array.ForEach(_intakes, static intake => intake.Close());
        try
        {
            await IdleAsync(deadline).ConfigureAwait(false);
            TryTell(new ListenerClosing());
            await IdleAsync(deadline).ConfigureAwait(false);
            return read;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Closes the sockets. What was not handed on is counted as <see cref="DropReason.Closing"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        Task closing;
        lock (_gate)
            closing = _closing ??= CloseAsync(_started);
        await closing.ConfigureAwait(false);
    }

    private Task IdleAsync(DateTimeOffset deadline)
    {
        var left = deadline - _time.GetUtcNow();
        return _loop.WhenIdle().WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, _time);
    }

    private async Task CloseAsync(bool started)
    {
        _queues.Sends.Close();
        Array.ForEach(_intakes, static intake => intake.Close());
        Lab.Dispose();
        foreach (var transport in Transports)
            transport.Dispose();
        if (started)
            await _loop.StopAsync().ConfigureAwait(false);
        _loop.Dispose();
        Counters.CountDropped(DropReason.Closing, _queues.Datagrams.Count);
    }
}
