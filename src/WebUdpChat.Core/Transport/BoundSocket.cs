using System.Net.Sockets;
using System.Runtime.InteropServices;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>Opens UDP sockets the way this program wants them.</summary>
internal static class BoundSocket
{
    // asm-generic/socket.h and linux/in.h, linux/in6.h
    private const int SolSocket = 1;
    private const int SoSendTimeout = 21;
    private const int SoSendBufferForce = 32;
    private const int SoReceiveBufferForce = 33;
    private const int SolIp = 0;
    private const int IpReceiveErrors = 11;
    private const int SolIpv6 = 41;
    private const int Ipv6ReceiveErrors = 25;

    // mstcpip.h: _WSAIOW(IOC_VENDOR, 12)
    private const int SioUdpConnectionReset = unchecked((int)0x9800000C);

    private static readonly TimeSpan SendTimeout = TimeSpan.FromMilliseconds(200);

    /// <summary>Opens and binds.</summary>
    /// <exception cref="SocketException">The address is in use, is not of this machine, or its family is switched off.</exception>
    public static Socket Open(PeerAddress local, UdpTransportOptions options)
    {
        var socket = new Socket(local.Family, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            SetAddressing(socket);
            SetBuffers(socket, options);
            SetErrorReports(socket);
            socket.Bind(local.ToEndPoint());
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static void SetAddressing(Socket socket)
    {
        socket.ExclusiveAddressUse = true;
        socket.EnableBroadcast = true;
        if (socket.AddressFamily == AddressFamily.InterNetworkV6)
            socket.DualMode = false;
        else
            socket.DontFragment = false; // what is longer than the path takes is cut on the way, not refused
    }

    private static void SetBuffers(Socket socket, UdpTransportOptions options)
    {
        if (!TrySetRaw(socket, SolSocket, SoReceiveBufferForce, options.ReceiveBufferBytes))
            socket.ReceiveBufferSize = options.ReceiveBufferBytes;
        if (!TrySetRaw(socket, SolSocket, SoSendBufferForce, options.SendBufferBytes))
            socket.SendBufferSize = options.SendBufferBytes;
    }

    private static void SetErrorReports(Socket socket)
    {
        if (OperatingSystem.IsWindows())
            socket.IOControl(SioUdpConnectionReset, [0, 0, 0, 0], null);
        if (!OperatingSystem.IsLinux())
            return;
        if (socket.AddressFamily == AddressFamily.InterNetwork)
            TrySetRaw(socket, SolIp, IpReceiveErrors, 1);
        else
            TrySetRaw(socket, SolIpv6, Ipv6ReceiveErrors, 1);

        // Socket.SendTimeout would turn the socket to non-blocking, and every receive into a wait for the event engine.
        ReadOnlySpan<nint> timeout = [0, (nint)SendTimeout.TotalMicroseconds];
        socket.SetRawSocketOption(SolSocket, SoSendTimeout, MemoryMarshal.AsBytes(timeout));
    }

    private static bool TrySetRaw(Socket socket, int level, int name, int value)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            socket.SetRawSocketOption(level, name, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in value)));
            return true;
        }
        catch (SocketException)
        {
            return false; // needs CAP_NET_ADMIN
        }
    }
}
