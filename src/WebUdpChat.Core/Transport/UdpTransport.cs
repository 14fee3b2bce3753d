using System.Net;
using System.Net.Sockets;
using WebUdpChat.Core.Peers;

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
    private readonly SocketMemory _memory;
    private readonly ErrorQueue _errors;
    private readonly Lock _gate = new();
    private IDatagramReceiver? _receiver;
    private ReceiveLoop? _loop;
    private bool _disposed;

    private UdpTransport(Socket socket)
    {
        _socket = socket;
        _memory = new SocketMemory(socket);
        _errors = new ErrorQueue(socket);
        LocalAddress = PeerAddress.From((IPEndPoint)socket.LocalEndPoint!);
        ReceiveBufferBytes = socket.ReceiveBufferSize;
    }

    /// <inheritdoc/>
    public PeerAddress LocalAddress { get; }

    /// <inheritdoc/>
    public int ReceiveBufferBytes { get; }

    /// <inheritdoc/>
    public long? KernelDrops => _memory.ReadDrops();

    /// <inheritdoc/>
    public long? WaitingBytes => _memory.ReadWaiting();

    /// <summary>Opens a socket and binds it. Port 0 takes any free one.</summary>
    /// <exception cref="SocketException">The address is in use, is not of this machine, or its family is switched off.</exception>
    public static UdpTransport Bind(PeerAddress local, UdpTransportOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new UdpTransport(BoundSocket.Open(local, options));
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
            _loop = new ReceiveLoop(_socket, _errors, receiver, $"udp {LocalAddress}");
        }
    }

    /// <inheritdoc/>
    public void StopReceiving() => SocketFilter.RefuseAll(_socket);

    /// <inheritdoc/>
    public SendError Send(PeerAddress to, ReadOnlySpan<byte> datagram)
    {
        if (to.Family != LocalAddress.Family)
            return SendError.NoRoute;
        if (datagram.Length > (to.Family == AddressFamily.InterNetwork ? LongestIpv4Payload : LongestIpv6Payload))
            return SendError.TooLong;
        var address = SocketAddresses.ForThread(to);
        var error = TrySend(address, datagram);
        for (var attempt = 1; attempt < MostAttempts && IsOfAnEarlierDatagram(error); attempt++)
            error = TrySend(address, datagram);
        return SendErrors.From(error);
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

    private SocketError TrySend(SocketAddress address, ReadOnlySpan<byte> datagram)
    {
        try
        {
            _socket.SendTo(datagram, SocketFlags.None, address);
            return SocketError.Success;
        }
        catch (ObjectDisposedException)
        {
            return SocketError.NotSocket;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode;
        }
    }

    // A send returns what ICMP said of a datagram before it, and has then not sent this one (udp(7)).
    private bool IsOfAnEarlierDatagram(SocketError error) =>
        error is not SocketError.Success
        && (_errors.Drain(_receiver) > 0 || error is SocketError.ConnectionRefused or SocketError.ConnectionReset);
}
