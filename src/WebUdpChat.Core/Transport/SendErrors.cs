using System.Net.Sockets;

namespace WebUdpChat.Core.Transport;

/// <summary>From the operating system's words for a refused datagram to ours.</summary>
internal static class SendErrors
{
    /// <summary>What a socket error means for a datagram that was to be sent.</summary>
    public static SendError From(SocketError error) => error switch
    {
        SocketError.Success => SendError.None,
        SocketError.MessageSize => SendError.TooLong,
        SocketError.HostUnreachable or SocketError.HostDown or SocketError.HostNotFound
            or SocketError.NetworkUnreachable or SocketError.NetworkDown
            or SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported => SendError.NoRoute,
        SocketError.AccessDenied => SendError.Forbidden,
        SocketError.NoBufferSpaceAvailable or SocketError.WouldBlock
            or SocketError.TimedOut or SocketError.IOPending => SendError.BufferFull,
        SocketError.OperationAborted or SocketError.Interrupted
            or SocketError.NotSocket or SocketError.Shutdown => SendError.Closed,
        _ => SendError.Other,
    };
}
