using System.Net.Sockets;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>Sends out of a bound socket: to one peer from the address that it wrote to, to many by the interfaces that reach them. May be used from any thread.</summary>
internal sealed class UdpSender
{
    private const int MostAttempts = 8;

    private readonly AddressFamily _family;
    private readonly DatagramWriter _writer;
    private readonly ErrorQueue _errors;
    private readonly ArrivalBook _arrivals;
    private readonly ManySender? _many;
    private volatile IDatagramReceiver? _receiver;

    /// <summary>For a socket that is bound.</summary>
    public UdpSender(Socket socket, ErrorQueue errors, ArrivalBook arrivals, SendingMode mode)
    {
        _family = socket.AddressFamily;
        _writer = new DatagramWriter(socket, mode == SendingMode.Plain);
        _errors = errors;
        _arrivals = arrivals;
        _many = OperatingSystem.IsLinux() && mode == SendingMode.Best ? new ManySender(this, _writer) : null;
    }

    /// <summary>Who is told what the network says of datagrams that had left before; null for nobody.</summary>
    public IDatagramReceiver? Receiver
    {
        get => _receiver;
        set => _receiver = value;
    }

    /// <summary>Sends one datagram.</summary>
    public SendError Send(PeerAddress to, ReadOnlySpan<byte> datagram)
    {
        if (Refuse(to, datagram.Length) is not SendError.None and var refusal)
            return refusal;
        return ReachesMany(to) ? SendToMany(to, datagram) : SendToOne(to, datagram);
    }

    /// <summary>Sends datagrams one after the other, by few calls of the system where it can.</summary>
    /// <param name="datagrams">What to send.</param>
    /// <param name="errors">What came of each.</param>
    public void Send(ReadOnlySpan<OutgoingDatagram> datagrams, Span<SendError> errors)
    {
        if (datagrams.Length > 1 && _many is { IsUnknown: false } many)
        {
            many.Send(datagrams, errors);
            return;
        }

        for (var i = 0; i < datagrams.Length; i++)
            errors[i] = Send(datagrams[i].To, datagrams[i].Bytes.Span);
    }

    /// <summary>Why a datagram is not given to the system.</summary>
    public SendError Refuse(PeerAddress to, int length)
    {
        if (to.Family != _family)
            return SendError.NoRoute;
        if (to.Port == 0)
            return SendError.NoPort;
        return length > (_family == AddressFamily.InterNetwork ? UdpTransport.LongestIpv4Payload : UdpTransport.LongestIpv6Payload)
            ? SendError.TooLong
            : SendError.None;
    }

    /// <summary>Whether an address is heard by many.</summary>
    public bool ReachesMany(PeerAddress to) => _arrivals.Routes.IsToMany(to);

    /// <summary>The local address that a peer is answered from; zero where routing is to say.</summary>
    public PacketInfo AnswerTo(PeerAddress peer) => _arrivals.AnswerTo(peer);

    /// <summary>Sends one datagram to a single peer.</summary>
    public SendError SendToOne(PeerAddress to, ReadOnlySpan<byte> datagram)
    {
        var by = _arrivals.AnswerTo(to);
        return GoOn(to, datagram, by, _writer.Send(to, datagram, by));
    }

    /// <summary>Goes on with a datagram to a single peer behind what the system said of the first attempt.</summary>
    public SendError GoOn(PeerAddress to, ReadOnlySpan<byte> datagram, PacketInfo by, SocketError first)
    {
        var error = Repeat(to, datagram, by, first);
        if (by == default || !IsOfTheAddress(error))
            return SendErrors.From(error);
        _arrivals.Forget(to);
        return SendErrors.From(SendBy(to, datagram, default));
    }

    /// <summary>Hands on what the network said of datagrams that had left. Returns how much that was.</summary>
    public int DrainErrors() => _errors.Drain(_receiver);

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

    private SocketError SendBy(PeerAddress to, ReadOnlySpan<byte> datagram, PacketInfo by) =>
        Repeat(to, datagram, by, _writer.Send(to, datagram, by));

    private SocketError Repeat(PeerAddress to, ReadOnlySpan<byte> datagram, PacketInfo by, SocketError error)
    {
        for (var attempt = 1; attempt < MostAttempts && IsOfAnEarlierDatagram(error); attempt++)
            error = _writer.Send(to, datagram, by);
        return error;
    }

    private static bool IsOfTheAddress(SocketError error) =>
        error is SocketError.InvalidArgument or SocketError.AddressNotAvailable or SocketError.NetworkUnreachable or SocketError.HostUnreachable;

    // A send returns what ICMP said of a datagram before it, and has then not sent this one (udp(7)).
    private bool IsOfAnEarlierDatagram(SocketError error) =>
        error is not SocketError.Success
        && (DrainErrors() > 0 || error is SocketError.ConnectionRefused or SocketError.ConnectionReset);
}
