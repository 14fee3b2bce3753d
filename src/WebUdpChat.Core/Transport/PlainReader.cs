using System.Net;
using System.Net.Sockets;

namespace WebUdpChat.Core.Transport;

/// <summary>Reads one datagram after the other, as every platform can.</summary>
internal sealed class PlainReader(Socket socket) : DatagramReader
{
    // One byte more than the longest datagram that can be, so that a longer one would be known.
    private const int BufferBytes = (64 << 10) + 1;

    private readonly AddressFamily _family = socket.AddressFamily;
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferBytes, pinned: true);
    private readonly SocketAddress _address = SocketAddresses.Create(socket.AddressFamily);
    private int _length;

    public override bool TryGet(int index, out ReceivedDatagram datagram)
    {
        datagram = default;
        if (!SocketAddresses.TryRead(_address, _family, out var from))
            return false;
        datagram = new ReceivedDatagram(from, default, _buffer.AsSpan(0, _length), _length == BufferBytes);
        return true;
    }

    protected override ReadResult Receive()
    {
        SocketAddresses.Reset(_address, _family);
        _length = socket.ReceiveFrom(_buffer, SocketFlags.None, _address);
        Count = 1;
        return ReadResult.Datagrams;
    }
}
