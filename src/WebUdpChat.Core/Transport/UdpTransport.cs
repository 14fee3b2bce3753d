using System.Net;
using System.Net.Sockets;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Transport;

/// <summary>A bound UDP socket of the operating system, IPv4 or IPv6, never both.</summary>
public sealed class UdpTransport : IDatagramTransport
{
    /// <summary>The longest payload of a UDP datagram over IPv4: 65,535 less 20 bytes of IP header and 8 of UDP header.</summary>
    public const int LongestIpv4Payload = 65_507;

    /// <summary>The longest payload of a UDP datagram over IPv6, whose length does not count its own header.</summary>
    public const int LongestIpv6Payload = 65_527;

    private readonly Socket _socket;
    private readonly ReadingMode _reading;
    private readonly SocketMemory _memory;
    private readonly ErrorQueue _errors;
    private readonly UdpSender _sender;
    private readonly GroupMemberships _memberships;
    private readonly ArrivalBook _arrivals;
    private readonly Lock _gate = new();
    private ReceiveLoop? _loop;
    private bool _disposed;

    private UdpTransport(Socket socket, UdpTransportOptions options)
    {
        _socket = socket;
        _reading = options.Reading;
        _memory = new SocketMemory(socket);
        _errors = new ErrorQueue(socket);
        _memberships = new GroupMemberships(socket);
        var bound = (IPEndPoint)socket.LocalEndPoint!;
        LocalAddress = PeerAddress.From(bound);
        BoundInterface = LocalAddress.Scope == 0 ? 0 : (uint)bound.Address.ScopeId;
        _arrivals = new ArrivalBook(LocalAddress);
        _sender = new UdpSender(socket, _errors, _arrivals, options.Sending);
        ReceiveBufferBytes = socket.ReceiveBufferSize;
    }

    /// <inheritdoc/>
    public PeerAddress LocalAddress { get; }

    /// <summary>Index of the interface whose link-local address this is, as it was when it was bound; 0 for other addresses.</summary>
    public uint BoundInterface { get; }

    /// <inheritdoc/>
    public int ReceiveBufferBytes { get; }

    /// <inheritdoc/>
    public long? KernelDrops => _memory.ReadDrops();

    /// <inheritdoc/>
    public long? WaitingBytes => _memory.ReadWaiting();

    /// <inheritdoc/>
    public IReadOnlyList<ListenerGroup> JoinedGroups
    {
        get
        {
            lock (_gate)
                return _disposed ? [] : _memberships.Joined;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<PeerAddress> ManyAddresses => _arrivals.Routes.Many(LocalAddress);

    /// <summary>Whether it is of no use any more: nothing but errors comes from it.</summary>
    public bool HasFailed => _loop?.HasFailed ?? false;

    /// <summary>Opens a socket and binds it. Port 0 takes any free one.</summary>
    /// <exception cref="SocketException">The address is in use, is not of this machine, or its family is switched off.</exception>
    public static UdpTransport Bind(PeerAddress local, UdpTransportOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new UdpTransport(BoundSocket.Open(local, options), options);
    }

    /// <summary>
    /// Takes the machine's network and the wishes about groups as they are now. Groups are joined on the interfaces that are there.
    /// </summary>
    /// <returns>What keeps it from a group, in words; null for nothing.</returns>
    public Reason? Follow(LocalNetwork network, UdpTransportOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        lock (_gate)
        {
            if (_disposed)
                return null;
            BoundSocket.SetGroups(_socket, options);
            _arrivals.Routes = new GroupRoutes(network, options);
            return _memberships.Follow(options.Groups, network);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    public void Start(IDatagramReceiver receiver)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_loop is not null)
                throw new InvalidOperationException("The transport was started before.");
            _sender.Receiver = receiver;
            _loop = new ReceiveLoop(_socket, _errors, receiver, _arrivals, _reading, $"udp {LocalAddress}");
        }
    }

    /// <inheritdoc/>
    public bool ReachesMany(PeerAddress address) => _arrivals.Routes.IsToMany(address);

    /// <inheritdoc/>
    public bool Permits(PeerAddress address)
    {
        var routes = _arrivals.Routes;
        return !routes.IsToMany(address) || routes.TryFind(address, out _);
    }

    /// <inheritdoc/>
    public void StopReceiving() => SocketFilter.RefuseAll(_socket);

    /// <inheritdoc/>
    public SendError Send(PeerAddress to, ReadOnlySpan<byte> datagram) => _sender.Send(to, datagram);

    /// <inheritdoc/>
    public void SendMany(ReadOnlySpan<OutgoingDatagram> datagrams, Span<SendError> errors) => _sender.Send(datagrams, errors);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
            _loop?.Announce();
            Unlist();
            _ = _memory.ReadDrops(); // the last chance to learn it
            _socket.Dispose();
        }

        _loop?.Dispose();
    }

    // A socket that is connected to itself gets nothing from anybody else, who is told that nobody is there, as by a
    // closed one. So nothing comes between the last look at what was dropped and the close.
    private void Unlist()
    {
        try
        {
            _socket.Connect(LocalAddress.Bits == 0 ? Loopback() : LocalAddress.ToEndPoint());
        }
        catch (SocketException)
        {
            // Then what comes in these moments is lost as on the way.
        }
    }

    private IPEndPoint Loopback() =>
        new(LocalAddress.Family == AddressFamily.InterNetwork ? IPAddress.Loopback : IPAddress.IPv6Loopback, LocalAddress.Port);
}
