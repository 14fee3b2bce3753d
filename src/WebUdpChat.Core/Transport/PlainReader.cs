using System.Net;
using System.Net.Sockets;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>Reads one datagram after the other, as every platform can.</summary>
internal sealed class PlainReader(Socket socket) : DatagramReader
{
    // More than the longest datagram that can be, so that a longer one would be known: UDP counts bytes in 16 bits.
    private const int BufferBytes = 64 << 10;

    private readonly AddressFamily _family = socket.AddressFamily;
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferBytes, pinned: true);
    private readonly SocketAddress _address = SocketAddresses.Create(socket.AddressFamily);
    private PeerAddress _from;
    private int _length;

    // It cannot tell whether there are more without waiting for them.
    public override bool IsFull => false;

    public override PeerAddress Sender(int index) => _from;

    public override PacketInfo Info(int index) => default;

    public override ReadOnlySpan<byte> Read(int index, out bool isTruncated)
    {
        isTruncated = _length == BufferBytes;
        return _buffer.AsSpan(0, _length);
    }

    public override int CountAlike(int index) => 1;

    protected override ReadResult Receive(bool wait)
    {
        SocketAddresses.Reset(_address, _family);
        _length = socket.ReceiveFrom(_buffer, SocketFlags.None, _address);
        if (!SocketAddresses.TryRead(_address, _family, out _from))
            return ReadResult.Error;
        Count = 1;
        return ReadResult.Datagrams;
    }
}
