using System.Net.Sockets;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Transport;

/// <summary>
/// A UDP socket that comes back: where it fails, or its interface is another one than before, it is bound again with growing
/// pauses until that works. Somebody must call <see cref="Check"/> now and then.
/// </summary>
public sealed class SupervisedTransport : IDatagramTransport
{
    private readonly Lock _gate = new();
    private readonly ITransportPlan _plan;
    private readonly RetryPause _pause = new();
    private UdpTransportOptions _options;
    private LocalNetwork? _network;
    private IDatagramReceiver? _receiver;
    private volatile UdpTransport? _socket;
    private bool _disposed;
    private bool _stopped;
    private long _earlierDrops;

    private SupervisedTransport(ITransportPlan plan, UdpTransportOptions options, PeerAddress address)
    {
        _plan = plan;
        _options = options;
        LocalAddress = address;
    }

    /// <inheritdoc/>
    public PeerAddress LocalAddress { get; private set; }

    /// <inheritdoc/>
    public int ReceiveBufferBytes { get; private set; }

    /// <inheritdoc/>
    public TransportState State { get; private set; } = TransportState.Listening;

    /// <inheritdoc/>
    public long? WaitingBytes => _socket is { } socket ? socket.WaitingBytes : 0;

    /// <inheritdoc/>
    public IReadOnlyList<ListenerGroup> JoinedGroups => _socket?.JoinedGroups ?? [];

    /// <inheritdoc/>
    public IReadOnlyList<PeerAddress> ManyAddresses => _socket?.ManyAddresses ?? [];

    /// <inheritdoc/>
    public long? KernelDrops
    {
        get
        {
            lock (_gate)
                return _socket is not { } socket ? _earlierDrops : socket.KernelDrops + _earlierDrops;
        }
    }

    /// <summary>Binds a socket, which must work the first time.</summary>
    /// <exception cref="SocketException">The address is in use, is not of this machine, or its family is switched off.</exception>
    public static SupervisedTransport Bind(ITransportPlan plan, UdpTransportOptions options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var transport = new SupervisedTransport(plan, options, plan.Find() ?? throw new SocketException((int)SocketError.AddressNotAvailable));
        transport.Take(UdpTransport.Bind(transport.LocalAddress, options));
        return transport;
    }

    /// <summary>Makes one that is bound as soon as that works.</summary>
    /// <param name="plan">Where to bind.</param>
    /// <param name="options">What is asked of the system.</param>
    /// <param name="wanted">The address to show until then.</param>
    public static SupervisedTransport Await(ITransportPlan plan, UdpTransportOptions options, PeerAddress wanted) =>
        new(plan, options, wanted) { State = new TransportState(ListenerReasons.NotYet.With()) };

    /// <inheritdoc/>
    public void Start(IDatagramReceiver receiver)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_receiver is not null)
                throw new InvalidOperationException("The transport was started before.");
            _receiver = receiver;
            _socket?.Start(receiver);
        }
    }

    /// <summary>Takes over what is asked of the system; what is bound stays bound.</summary>
    public void Change(UdpTransportOptions options)
    {
        lock (_gate)
        {
            _options = options;
            if (_network is { } network && _socket is { } socket)
                State = new TransportState(Follow(socket, network));
        }
    }

    /// <inheritdoc/>
    public TimeSpan Check(LocalNetwork network, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(network);
        lock (_gate)
        {
            if (_disposed || _stopped)
                return RetryPause.Longest;
            var isNew = _network?.IsLike(network) != true;
            _network = network;
            if (isNew)
                _pause.Reset();
            if (_socket is { } socket && (socket.HasFailed || IsElsewhere(socket)))
                Close(socket);
            if (_socket is null && _pause.IsOver(now))
                TryBind(now);
            if (_socket is { } bound && (isNew || State.Trouble is not null))
                State = new TransportState(Follow(bound, network));
            return _socket is null ? _pause.Left(now) : RetryPause.Longest;
        }
    }

    /// <inheritdoc/>
    public bool ReachesMany(PeerAddress address) => _socket?.ReachesMany(address) ?? false;

    /// <inheritdoc/>
    public bool Permits(PeerAddress address) => _socket?.Permits(address) ?? true;

    /// <inheritdoc/>
    public void StopReceiving()
    {
        lock (_gate)
        {
            _stopped = true;
            _socket?.StopReceiving();
        }
    }

    /// <inheritdoc/>
    public SendError Send(PeerAddress to, ReadOnlySpan<byte> datagram)
    {
        if (_socket is { } socket)
            return socket.Send(to, datagram);
        return WhyNot;
    }

    /// <inheritdoc/>
    public void SendMany(ReadOnlySpan<OutgoingDatagram> datagrams, Span<SendError> errors)
    {
        if (_socket is { } socket)
            socket.SendMany(datagrams, errors);
        else
            errors[..datagrams.Length].Fill(WhyNot);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            if (_socket is { } socket)
                Close(socket);
        }
    }

    private SendError WhyNot => _disposed ? SendError.Closed : SendError.NotBound;

    // An interface that was deleted and made again has another number, and a socket on the old one is deaf.
    private bool IsElsewhere(UdpTransport socket) => socket.BoundInterface != 0
        && (_plan.Find() is not { } wanted || InterfaceZones.IndexOf(wanted.Scope) != socket.BoundInterface);

    private Reason? Follow(UdpTransport socket, LocalNetwork network)
    {
        try
        {
            return socket.Follow(network, _options) ?? Missing(socket.LocalAddress, network);
        }
        catch (SocketException exception)
        {
            return _plan.Explain(exception.SocketErrorCode); // broken: its receive thread will say so, too
        }
    }

    private static Reason? Missing(PeerAddress local, LocalNetwork network)
    {
        if (local.Bits == 0)
            return null;
        if (!network.Has(local))
            return ListenerReasons.AddressAway.With(local.HostText);
        var down = network.Interfaces.FirstOrDefault(at => !at.IsUp && at.Addresses.Any(address => address.Bits == local.Bits));
        return down is null ? null : ListenerReasons.InterfaceDown.With(down.Name);
    }

    private void TryBind(DateTimeOffset now)
    {
        try
        {
            var wanted = _plan.Find() ?? throw new SocketException((int)SocketError.AddressNotAvailable);
            Take(UdpTransport.Bind(wanted, _options));
            _pause.Reset();
            State = new TransportState(ListenerReasons.BeingBound.With());
        }
        catch (SocketException exception)
        {
            _pause.Begin(now);
            State = new TransportState(_plan.Explain(exception.SocketErrorCode));
        }
    }

    private void Take(UdpTransport socket)
    {
        (LocalAddress, ReceiveBufferBytes) = (socket.LocalAddress, socket.ReceiveBufferBytes);
        _socket = socket;
        _plan.Bound(socket.LocalAddress);
        if (_receiver is { } receiver)
            socket.Start(receiver);
    }

    private void Close(UdpTransport socket)
    {
        socket.Dispose();
        _earlierDrops += socket.KernelDrops ?? 0;
        _socket = null;
    }
}
