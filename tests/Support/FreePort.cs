using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace WebUdpChat.Support;

/// <summary>Port numbers that nobody uses, below those that the system hands out by itself.</summary>
public static class FreePort
{
    private const int First = 12_000;
    private const int End = 32_000;
    private const int Tries = 200;

    /// <summary>A port that is free for UDP and TCP, in both address families.</summary>
    public static int Next()
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(First, End);
            if (IsFree(port))
                return port;
        }

        throw new InvalidOperationException($"No free port from {First} to {End} in {Tries} tries.");
    }

    private static bool IsFree(int port) =>
        CanBind(port, SocketType.Dgram, ProtocolType.Udp) && CanBind(port, SocketType.Stream, ProtocolType.Tcp);

    private static bool CanBind(int port, SocketType type, ProtocolType protocol)
    {
        try
        {
            var family = Socket.OSSupportsIPv6 ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork;
            using var socket = new Socket(family, type, protocol) { ExclusiveAddressUse = true };
            if (family == AddressFamily.InterNetworkV6)
                socket.DualMode = true;
            socket.Bind(new IPEndPoint(family == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
