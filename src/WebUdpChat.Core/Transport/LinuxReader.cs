using System.Net.Sockets;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>Reads as many datagrams at once as are there, up to a number, with the addresses that they were written to.</summary>
internal sealed class LinuxReader(Socket socket, bool oneByOne) : DatagramReader
{
    /// <summary>Most at once: more of them would not make a call cheaper for each that could be measured.</summary>
    public const int MostAtOnce = 64;

    private readonly AddressFamily _family = socket.AddressFamily;
    private readonly LinuxBatch _batch = new(MostAtOnce, oneByOne);
    private readonly PeerAddress[] _senders = new PeerAddress[MostAtOnce];

    /// <inheritdoc/>
    public override bool IsFull => Count == _batch.Capacity;

    public override RawDatagram Read(int index)
    {
        _ = PacketInfo.TryFind(_batch.Control(index), out var info);
        return new RawDatagram(_senders[index], info, _batch.Payload(index), _batch.IsTruncated(index));
    }

    protected override ReadResult Receive(bool wait)
    {
        if (_batch.Receive(socket.SafeHandle, wait, out var received) != 0)
            return ReadResult.Error;
        if (received == 0)
            return ReadResult.Datagrams;
        while (Count < received && SocketAddresses.TryRead(_batch.Name(Count), _family, out _senders[Count]))
            Count++;
        return Count > 0 ? ReadResult.Datagrams : ReadResult.Error;
    }
}
