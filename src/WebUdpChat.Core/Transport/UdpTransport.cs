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

    private const int MostAttempts = 8;

    private readonly Socket _socket;
    private readonly ReadingMode _reading;
    private readonly SocketMemory _memory;
    private readonly ErrorQueue _errors;
    private readonly DatagramWriter _writer;
    private readonly GroupMemberships _memberships;
    private readonly ArrivalBook _arrivals;
    private readonly Lock _gate = new();
    private IDatagramReceiver? _receiver;
    private ReceiveLoop? _loop;
    private bool _disposed;

    private UdpTransport(Socket socket, ReadingMode reading)
    {
        _socket = socket;
        _reading = reading;
        _memory = new SocketMemory(socket);
        _errors = new ErrorQueue(socket);
        _writer = new DatagramWriter(socket);
        _memberships = new GroupMemberships(socket);
        var bound = (IPEndPoint)socket.LocalEndPoint!;
        LocalAddress = PeerAddress.From(bound);
        BoundInterface = LocalAddress.Scope == 0 ? 0 : (uint)bound.Address.ScopeId;
        _arrivals = new ArrivalBook(LocalAddress);
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
        return new UdpTransport(BoundSocket.Open(local, options), options.Reading);
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
            _receiver = receiver;
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
    public SendError Send(PeerAddress to, ReadOnlySpan<byte> datagram)
    {
        if (to.Family != LocalAddress.Family)
            return SendError.NoRoute;
        if (to.Port == 0)
            return SendError.NoPort;
        if (datagram.Length > (to.Family == AddressFamily.InterNetwork ? LongestIpv4Payload : LongestIpv6Payload))
            return SendError.TooLong;
        return _arrivals.Routes.IsToMany(to) ? SendToMany(to, datagram) : SendToOne(to, datagram);
    }

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

    private SendError SendToOne(PeerAddress to, ReadOnlySpan<byte> datagram)
    {
        var by = _arrivals.AnswerTo(to);
        var error = SendBy(to, datagram, by);
        if (by == default || !IsOfTheAddress(error))
            return SendErrors.From(error);
        _arrivals.Forget(to);
        return SendErrors.From(SendBy(to, datagram, default));
    }

    // What left by one interface has left.
    private SendError SendToMany(PeerAddress to, ReadOnlySpan<byte> datagram)
    {
        if (!_arrivals.Routes.TryFind(to, out var interfaces))
            return SendError.NotPermitted;
        var result = SendError.NoRoute;
        foreach (var index in interfaces)
        {
            var error = SendErrors.From(SendBy(to, datagram, new PacketInfo(index, 0, 0)));
            result = result == SendError.None ? result : error;
        }

        return result;
    }

    private SocketError SendBy(PeerAddress to, ReadOnlySpan<byte> datagram, PacketInfo by)
    {
        var error = _writer.Send(to, datagram, by);
        for (var attempt = 1; attempt < MostAttempts && IsOfAnEarlierDatagram(error); attempt++)
            error = _writer.Send(to, datagram, by);
        return error;
    }

    private static bool IsOfTheAddress(SocketError error) =>
        error is SocketError.InvalidArgument or SocketError.AddressNotAvailable or SocketError.NetworkUnreachable or SocketError.HostUnreachable;

    // A send returns what ICMP said of a datagram before it, and has then not sent this one (udp(7)).
    private bool IsOfAnEarlierDatagram(SocketError error) =>
        error is not SocketError.Success
        && (_errors.Drain(_receiver) > 0 || error is SocketError.ConnectionRefused or SocketError.ConnectionReset);
}
