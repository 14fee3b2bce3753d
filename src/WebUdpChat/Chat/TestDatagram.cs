using System.Net;
using System.Net.Sockets;
using System.Text;
using WebUdpChat.Configuration;
using WebUdpChat.Core;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Hosting;

namespace WebUdpChat.Chat;

/// <summary>Sends a real datagram from a socket of its own on loopback to a listener, as a program on this machine would.</summary>
internal sealed class TestDatagram(GatewayRuntime runtime)
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("Hello from this machine: the gateway receives datagrams.\n");

    // A message that is not to be confirmed, as its sender will not be there any more.
    private static readonly byte[] Packet = [.. Encoding.ASCII.GetBytes("1:1:test:localhost:32:"), .. Text.AsSpan()[..^1]];

    public async Task<Outcome<bool>> SendAsync(string? listenerName)
    {
        var listener = listenerName is null ? runtime.Listeners.All.FirstOrDefault() : runtime.Listeners.Find(listenerName);
        if (listener is null)
            return new Refusal(RefusalKind.NotFound, ListenerReasons.None.With(listenerName ?? ""));
        var target = Reachable(listener.Transports[0].LocalAddress);
        try
        {
            using var socket = new Socket(target.Family, SocketType.Dgram, ProtocolType.Udp);
            await socket.SendToAsync(listener.Dialect.Name == DialectNames.IpMessenger ? Packet : Text, target.ToEndPoint()).ConfigureAwait(false);
            return true;
        }
        catch (SocketException exception)
        {
            return new Refusal(RefusalKind.Conflict, ListenerReasons.TestNotSent.With(exception.SocketErrorCode));
        }
    }

    private static PeerAddress Reachable(PeerAddress bound)
    {
        if (bound.Bits != 0)
            return bound;
        return PeerAddress.From(bound.Family == AddressFamily.InterNetwork ? IPAddress.Loopback : IPAddress.IPv6Loopback, bound.Port);
    }
}
