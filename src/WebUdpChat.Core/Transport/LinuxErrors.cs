using System.Net.Sockets;

namespace WebUdpChat.Core.Transport;

/// <summary>From Linux's error numbers (asm-generic/errno.h) to the framework's, for what a send may return.</summary>
internal static class LinuxErrors
{
    public static SocketError From(int error) => error switch
    {
        0 => SocketError.Success,
        1 or 13 => SocketError.AccessDenied, // EPERM, EACCES
        9 => SocketError.NotSocket, // EBADF
        11 => SocketError.WouldBlock, // EAGAIN
        19 or 99 => SocketError.AddressNotAvailable, // ENODEV, EADDRNOTAVAIL
        22 => SocketError.InvalidArgument, // EINVAL
        32 => SocketError.Shutdown, // EPIPE
        90 => SocketError.MessageSize, // EMSGSIZE
        97 => SocketError.AddressFamilyNotSupported, // EAFNOSUPPORT
        100 => SocketError.NetworkDown, // ENETDOWN
        101 => SocketError.NetworkUnreachable, // ENETUNREACH
        104 => SocketError.ConnectionReset, // ECONNRESET
        105 => SocketError.NoBufferSpaceAvailable, // ENOBUFS
        111 => SocketError.ConnectionRefused, // ECONNREFUSED
        112 => SocketError.HostDown, // EHOSTDOWN
        113 => SocketError.HostUnreachable, // EHOSTUNREACH
        _ => SocketError.SocketError,
    };
}
