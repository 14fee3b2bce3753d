using System.Net.Sockets;

namespace WebUdpChat.Core.Transport;

/// <summary>Reads as many datagrams at once as are there, up to a number, with the addresses that they were written to.</summary>
internal sealed class LinuxReader(Socket socket, bool oneByOne) : DatagramReader
{
    /// <summary>Most at once: more of them would not make a call cheaper for each that could be measured.</summary>
    public const int MostAtOnce = 64;

    private readonly AddressFamily _family = socket.AddressFamily;
    private readonly LinuxBatch _batch = new(MostAtOnce, oneByOne);

    public override bool TryGet(int index, out ReceivedDatagram datagram)
    {
        datagram = default;
        if (!SocketAddresses.TryRead(_batch.Name(index), _family, out var from))
            return false;
        _ = PacketInfo.TryFind(_batch.Control(index), out var info);
        datagram = new ReceivedDatagram(from, info, _batch.Payload(index), _batch.IsTruncated(index));
        return true;
    }

    protected override ReadResult Receive()
    {
        var error = _batch.Receive(socket.SafeHandle, out var count);
        Count = count;
        return error == 0 ? ReadResult.Datagrams : ReadResult.Error;
    }
}
