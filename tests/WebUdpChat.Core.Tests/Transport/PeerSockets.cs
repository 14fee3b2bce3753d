using System.Net.Sockets;
using System.Text;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Transport;

/// <summary>Many peers, each a socket that holds what came until a test takes it.</summary>
internal sealed class PeerSockets : IDisposable
{
    private const int DeadlineMilliseconds = 10_000;

    private readonly Socket[] _sockets;
    private readonly byte[] _buffer = new byte[1 << 16];

    public PeerSockets(int count, bool ipv6 = false)
    {
        _sockets = [.. Enumerable.Range(0, count).Select(_ => Open(ipv6))];
        Addresses = [.. _sockets.Select(static socket => PeerAddress.From((System.Net.IPEndPoint)socket.LocalEndPoint!))];
    }

    public IReadOnlyList<PeerAddress> Addresses { get; }

    /// <summary>Takes the next datagram of a peer.</summary>
    public byte[] Take(int peer) => _buffer.AsSpan(0, _sockets[peer].Receive(_buffer)).ToArray();

    /// <summary>Takes the next datagram of a peer as text.</summary>
    public string TakeText(int peer) => Encoding.UTF8.GetString(Take(peer));

    /// <summary>Takes the next datagram of a peer, and tells the address that it came from.</summary>
    public PeerAddress TakeSender(int peer)
    {
        System.Net.EndPoint from = new System.Net.IPEndPoint(System.Net.IPAddress.Any, 0);
        _sockets[peer].ReceiveFrom(_buffer, ref from);
        return PeerAddress.From((System.Net.IPEndPoint)from);
    }

    /// <summary>Writes to an address.</summary>
    public void Send(int peer, PeerAddress to, ReadOnlySpan<byte> datagram) => _sockets[peer].SendTo(datagram, to.ToEndPoint());

    /// <summary>Whether nothing waits for a peer.</summary>
    public bool IsEmpty(int peer) => _sockets[peer].Available == 0;

    public void Dispose() => Array.ForEach(_sockets, static socket => socket.Dispose());

    private static Socket Open(bool ipv6)
    {
        var address = Loopback.Address(ipv6);
        var socket = new Socket(address.Family, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveTimeout = DeadlineMilliseconds,
            ReceiveBufferSize = 4 << 20,
        };
        socket.Bind(address.ToEndPoint());
        return socket;
    }
}
