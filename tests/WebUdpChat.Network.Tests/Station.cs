using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WebUdpChat.Network.Tests;

/// <summary>A UDP socket on some machine of the test network.</summary>
internal sealed class Station : IDisposable
{
    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[2048];

    public Station(NetworkNamespace machine, string address, int port = 0)
    {
        var local = new IPEndPoint(IPAddress.Parse(address), port);
        _socket = machine.Run(() =>
        {
            var socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            if (local.AddressFamily == AddressFamily.InterNetwork)
                socket.EnableBroadcast = true;
            socket.Bind(local);
            return socket;
        });
    }

    public IPEndPoint Endpoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>Joins a group on an interface by its number, and sends to groups by it.</summary>
    public Station Join(string group, int index)
    {
        var address = IPAddress.Parse(group);
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(address, index));
            _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, IPAddress.HostToNetworkOrder(index));
        }
        else
        {
            _socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.AddMembership, new IPv6MulticastOption(address, index));
            _socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.MulticastInterface, index);
        }

        return this;
    }

    public void Send(string address, int port, string text) => Send(new IPEndPoint(IPAddress.Parse(address), port), text);

    public void Send(IPEndPoint to, string text) => _socket.SendTo(Encoding.UTF8.GetBytes(text), to);

    /// <summary>Waits for the next datagram.</summary>
    public async Task<(string Text, IPEndPoint From)> ReceiveAsync()
    {
        using var deadline = new CancellationTokenSource(Eventually.Patience);
        var any = new IPEndPoint(_socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        var result = await _socket.ReceiveFromAsync(_buffer, SocketFlags.None, any, deadline.Token);
        return (Encoding.UTF8.GetString(_buffer, 0, result.ReceivedBytes).TrimEnd('\n'), (IPEndPoint)result.RemoteEndPoint);
    }

    public void Dispose() => _socket.Dispose();
}
