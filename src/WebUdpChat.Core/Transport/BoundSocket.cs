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
    private const int IpPacketInfo = 8;
    private const int IpMulticastAll = 49;
    private const int Ipv6MulticastAll = 29;
    private const int Ipv6ReceivePacketInfo = 49;

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
            SetAddressing(socket, options);
            SetBuffers(socket, options);
            SetErrorReports(socket);
            if (local.Bits == 0)
                SetPacketInfo(socket);
            socket.Bind(local.ToEndPoint());
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Lets a socket send to broadcast addresses and groups as these options say.</summary>
    public static void SetGroups(Socket socket, UdpTransportOptions options)
    {
        var isIpv4 = socket.AddressFamily == AddressFamily.InterNetwork;
        var level = isIpv4 ? SocketOptionLevel.IP : SocketOptionLevel.IPv6;
        if (isIpv4)
            socket.EnableBroadcast = options.PermitBroadcast || options.Groups.Any(static group => group.Kind == GroupKind.Broadcast);
        socket.SetSocketOption(level, SocketOptionName.MulticastTimeToLive, options.MulticastTtl);
        socket.SetSocketOption(level, SocketOptionName.MulticastLoopback, options.MulticastLoopback);
    }

    // Never shared, with nobody: a port that is taken is an error, and what is ours cannot be taken.
    private static void SetAddressing(Socket socket, UdpTransportOptions options)
    {
        socket.ExclusiveAddressUse = true;
        if (socket.AddressFamily == AddressFamily.InterNetworkV6)
            socket.DualMode = false;
        else
            socket.DontFragment = false; // what is longer than the path takes is cut on the way, not refused
        SetGroups(socket, options);
    }

    // Without the second, a group that any other program joined on any interface would be heard, too.
    private static void SetPacketInfo(Socket socket)
    {
        if (socket.AddressFamily == AddressFamily.InterNetwork)
        {
            TrySetRaw(socket, SolIp, IpPacketInfo, 1);
            TrySetRaw(socket, SolIp, IpMulticastAll, 0);
        }
        else
        {
            TrySetRaw(socket, SolIpv6, Ipv6ReceivePacketInfo, 1);
            TrySetRaw(socket, SolIpv6, Ipv6MulticastAll, 0);
        }
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
            return false; // needs CAP_NET_ADMIN, or a newer kernel
        }
    }
}
