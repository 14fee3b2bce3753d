using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WebUdpChat.Support;

/// <summary>A remote endpoint that is nothing but a socket.</summary>
public sealed class UdpPeer : IDisposable
{
    /// <summary>The longest payload of a datagram over IPv4: 65,535 less the headers (RFC 768, RFC 791).</summary>
    public const int MaxPayload = 65_507;

    // The one port that the system may give to anybody and to which the gateway does not write.
    private const int DeniedPort = 37810;

    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[ushort.MaxValue + 1];

    /// <summary>Binds a free port of <paramref name="address"/>, 127.0.0.1 if left out.</summary>
    public UdpPeer(IPAddress? address = null, int port = 0)
    {
        var local = new IPEndPoint(address ?? IPAddress.Loopback, port);
        _socket = Bind(local);
        if (port != 0 || Endpoint.Port != DeniedPort)
            return;
        using var denied = _socket; // taken until there is another one
        _socket = Bind(local);
    }

    /// <summary>Where it is bound.</summary>
    public IPEndPoint Endpoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>Bytes of datagrams that came and were not read.</summary>
    public int Available => _socket.Available;

    /// <summary>Sends one datagram.</summary>
    public async Task SendAsync(IPEndPoint to, ReadOnlyMemory<byte> payload) =>
        Assert.Equal(payload.Length, await _socket.SendToAsync(payload, SocketFlags.None, to));

    /// <summary>Sends the UTF-8 bytes of <paramref name="text"/> and nothing after them.</summary>
    public Task SendAsync(IPEndPoint to, string text) => SendAsync(to, Encoding.UTF8.GetBytes(text));

    /// <summary>Waits for the next datagram.</summary>
    public async Task<(byte[] Payload, IPEndPoint From)> ReceiveAsync(TimeSpan? patience = null)
    {
        using var deadline = new CancellationTokenSource(patience ?? Eventually.Patience);
        EndPoint any = new IPEndPoint(_socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        var result = await _socket.ReceiveFromAsync(_buffer, SocketFlags.None, any, deadline.Token);
        return (_buffer[..result.ReceivedBytes], (IPEndPoint)result.RemoteEndPoint);
    }

    /// <summary>Waits for the next datagram and reads it as UTF-8, its terminator included.</summary>
    public async Task<string> ReceiveTextAsync(TimeSpan? patience = null) =>
        Encoding.UTF8.GetString((await ReceiveAsync(patience)).Payload);

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static Socket Bind(IPEndPoint local)
    {
        var socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveBufferSize = 4 << 20,
            SendBufferSize = 1 << 20,
        };
        socket.Bind(local);
        return socket;
    }
}
