using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Bench.Receive;

/// <summary>A real socket whose receive thread can be held.</summary>
internal sealed class HeldTransport(IDatagramTransport inner) : IDatagramTransport
{
    public HeldReceiver Receiver { get; private set; } = null!;

    public PeerAddress LocalAddress => inner.LocalAddress;

    public int ReceiveBufferBytes => inner.ReceiveBufferBytes;

    public long? KernelDrops => inner.KernelDrops;

    public long? WaitingBytes => inner.WaitingBytes;

    public void Start(IDatagramReceiver receiver) => inner.Start(Receiver = new HeldReceiver(receiver));

    public SendError Send(PeerAddress to, ReadOnlySpan<byte> datagram) => inner.Send(to, datagram);

    public void StopReceiving() => inner.StopReceiving();

    public void Dispose() => inner.Dispose();
}
