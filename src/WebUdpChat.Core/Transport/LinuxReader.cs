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

    /// <inheritdoc/>
    public override bool IsFull => Count == _batch.Capacity;

    public override PeerAddress Sender(int index)
    {
        _ = SocketAddresses.TryRead(_batch.Name(index), _family, out var sender);
        return sender;
    }

    public override PacketInfo Info(int index)
    {
        _ = PacketInfo.TryFind(_batch.Control(index), out var info);
        return info;
    }

    public override ReadOnlySpan<byte> Read(int index, out bool isTruncated)
    {
        isTruncated = _batch.IsTruncated(index);
        return _batch.Payload(index);
    }

    // The system writes the same bytes for the same addresses.
    public override int CountAlike(int index)
    {
        var name = _batch.Name(index);
        var control = _batch.Control(index);
        var end = index + 1;
        while (end < Count && _batch.Name(end).SequenceEqual(name) && _batch.Control(end).SequenceEqual(control))
            end++;
        return end - index;
    }

    protected override ReadResult Receive(bool wait)
    {
        if (_batch.Receive(socket.SafeHandle, wait, out var received) != 0)
            return ReadResult.Error;
        if (received == 0)
            return ReadResult.Datagrams;
        while (Count < received && SocketAddresses.IsWhole(_batch.Name(Count), _family))
            Count++;
        return Count > 0 ? ReadResult.Datagrams : ReadResult.Error;
    }
}
