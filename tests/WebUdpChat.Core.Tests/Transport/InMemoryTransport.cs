using System.Collections.Concurrent;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Transport;

/// <summary>A transport without a socket: a test delivers to it and reads what was sent by it.</summary>
internal sealed class InMemoryTransport(PeerAddress local) : IDatagramTransport
{
    private IDatagramReceiver? _receiver;

    public PeerAddress LocalAddress { get; } = local;

    public int ReceiveBufferBytes => 1 << 20;

    public long? KernelDrops { get; set; }

    public long? WaitingBytes { get; set; }

    /// <summary>What the next sends return.</summary>
    public SendError NextError { get; set; }

    public ConcurrentQueue<(PeerAddress To, byte[] Datagram)> Sent { get; } = new();

    public IReadOnlyList<PeerAddress> ManyAddresses { get; set; } = [];

    public bool ReachesMany(PeerAddress address) => ManyAddresses.Contains(address);

    public bool IsDisposed { get; private set; }

    public void Start(IDatagramReceiver receiver) => _receiver = receiver;

    public SendError Send(PeerAddress to, ReadOnlySpan<byte> datagram)
    {
        if (NextError == SendError.None)
            Sent.Enqueue((to, datagram.ToArray()));
        return NextError;
    }

    /// <summary>As if a datagram had come.</summary>
    public void Deliver(PeerAddress from, ReadOnlySpan<byte> datagram, bool truncated = false) =>
        _receiver!.OnDatagram(from, datagram, truncated);

    /// <summary>As if the network had said that nobody is there.</summary>
    public void DeliverUnreachable(PeerAddress peer, UnreachableReason reason, ReadOnlySpan<byte> quoted) =>
        _receiver!.OnUnreachable(peer, reason, quoted);

    public void Dispose() => IsDisposed = true;
}
