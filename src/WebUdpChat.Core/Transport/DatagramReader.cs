using System.Net;
using System.Net.Sockets;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>Reads one datagram after the other, with the address that it was written to where the system tells. Allocates nothing per datagram.</summary>
internal sealed class DatagramReader(Socket socket)
{
    // One byte more than the longest datagram that can be, so that a longer one would be known.
    private const int BufferBytes = (64 << 10) + 1;

    private readonly AddressFamily _family = socket.AddressFamily;
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferBytes, pinned: true);
    private readonly byte[] _name = new byte[64];
    private readonly byte[] _control = new byte[256];
    private readonly SocketAddress _address = SocketAddresses.Create(socket.AddressFamily);
    private PeerAddress _from;
    private PacketInfo _info;
    private int _length;

    /// <summary>Who sent it.</summary>
    public PeerAddress From => _from;

    /// <summary>Where it was written to; all zero where the system does not tell.</summary>
    public PacketInfo Info => _info;

    /// <summary>Its bytes, until the next read.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>Whether it was longer than any datagram can be, and its end is lost.</summary>
    public bool IsTruncated => _length == BufferBytes;

    /// <summary>Waits for a datagram.</summary>
    public ReadResult Read()
    {
        try
        {
            return OperatingSystem.IsLinux() ? ReadMessage() : ReadPlain();
        }
        catch (ObjectDisposedException)
        {
            return ReadResult.Closed;
        }
        catch (SocketException)
        {
            return ReadResult.Error;
        }
    }

    private ReadResult ReadMessage()
    {
        if (LinuxMessage.Receive(socket.SafeHandle, _name, _buffer, _control, out var lengths) != 0)
            return ReadResult.Error;
        _length = lengths.Payload;
        _ = PacketInfo.TryFind(_control.AsSpan(0, lengths.Control), out _info);
        return SocketAddresses.TryRead(_name.AsSpan(0, lengths.Name), _family, out _from) ? ReadResult.Datagram : ReadResult.Nothing;
    }

    private ReadResult ReadPlain()
    {
        SocketAddresses.Reset(_address, _family);
        _length = socket.ReceiveFrom(_buffer, SocketFlags.None, _address);
        return SocketAddresses.TryRead(_address, _family, out _from) ? ReadResult.Datagram : ReadResult.Nothing;
    }
}
