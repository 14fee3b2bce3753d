using System.Net.Sockets;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>Sends, from a local address or by an interface of the caller's choice where the system can. May be used from any thread.</summary>
/// <param name="socket">The socket.</param>
/// <param name="isPlain">Whether to do as on any platform, where nothing can be chosen.</param>
internal sealed class DatagramWriter(Socket socket, bool isPlain)
{
    private const int BadDescriptor = 9; // EBADF

    /// <summary>Sends one datagram.</summary>
    /// <param name="to">Where.</param>
    /// <param name="datagram">Its bytes.</param>
    /// <param name="by">Local address and interface; zero for what routing says.</param>
    public SocketError Send(PeerAddress to, ReadOnlySpan<byte> datagram, PacketInfo by)
    {
        try
        {
            return OperatingSystem.IsLinux() && !isPlain ? SendMessage(to, datagram, by) : SendPlain(to, datagram);
        }
        catch (ObjectDisposedException)
        {
            return SocketError.NotSocket;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode;
        }
    }

    /// <summary>Sends many datagrams: see <see cref="LinuxSendBatch.Send(SafeSocketHandle, int, out int)"/>.</summary>
    public int Send(LinuxSendBatch batch, int first, out int taken)
    {
        try
        {
            return batch.Send(socket.SafeHandle, first, out taken);
        }
        catch (ObjectDisposedException)
        {
            taken = 0;
            return BadDescriptor;
        }
    }

    private SocketError SendMessage(PeerAddress to, ReadOnlySpan<byte> datagram, PacketInfo by)
    {
        Span<byte> name = stackalloc byte[SocketAddresses.MaxLength];
        Span<byte> control = stackalloc byte[PacketInfo.MaxControlBytes];
        var nameLength = SocketAddresses.WriteLinux(to, name);
        var controlLength = by == default ? 0 : by.Write(to.Family, control);
        return LinuxErrors.From(LinuxMessage.Send(socket.SafeHandle, name[..nameLength], datagram, control[..controlLength]));
    }

    private SocketError SendPlain(PeerAddress to, ReadOnlySpan<byte> datagram)
    {
        socket.SendTo(datagram, SocketFlags.None, SocketAddresses.ForThread(to));
        return SocketError.Success;
    }
}
